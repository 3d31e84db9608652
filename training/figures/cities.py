"""Which documents are for training, which for the temperature, which for testing only: by whole cities."""

# Of these no page is ever seen in training: the cities that docs/cities.md keeps apart, and one more.
TEST = ("suzhou", "fuzhou", "huzhou", "hangzhou")
# Of these the temperature is chosen.
CALIBRATION = ("changchun", "central")
# Kept apart by docs/cities.md, of a city that is trained with: used for nothing.
UNUSED = ("guangzhou-letters", "guangzhou-statistics")


def part_of(name: str) -> str:
    """"train", "calibration", "test" or "none": where the file of this name belongs."""
    if name.startswith(UNUSED):
        return "none"
    if name.startswith(TEST):
        return "test"
    return "calibration" if name.startswith(CALIBRATION) else "train"
