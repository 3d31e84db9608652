interface ChoiceProps<Name extends string> {
  readonly label: string;
  readonly names: readonly Name[];
  readonly nameOf: (name: Name) => string;
  /** Empty where none is chosen. */
  readonly chosen: Name | "";
  readonly onChoose: (name: Name | "") => void;
}

/** A list of names to choose one of, or none. */
export function Choice<Name extends string>({ label, names, nameOf, chosen, onChoose }: ChoiceProps<Name>) {
  return (
    <label>
      {label}{" "}
      <select value={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.value as Name | "")}>
        <option value="">—</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {nameOf(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
