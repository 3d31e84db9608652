"""The network: convolutions that halve the height until one row is left, then along the line; a class at each second pixel."""

import torch
from torch import Tensor, nn

from .alphabet import CLASSES
from .lines import HEIGHT

WIDTHS = (24, 48, 64, 96)
# Of the whole height when three steps have halved it.
ROWS = HEIGHT // 8


class Block(nn.Module):
    """Convolution, batch normalisation, rectifier; what went in is added where `adds`."""

    def __init__(self, given: int, made: int, kernel: tuple[int, int], stride=(1, 1), padding=(0, 0), dilation=(1, 1), adds=False):
        super().__init__()
        self.convolution = nn.Conv2d(given, made, kernel, stride, padding, dilation, bias=False)
        self.norm = nn.BatchNorm2d(made)
        self.adds = adds

    def forward(self, picture: Tensor) -> Tensor:
        made = torch.relu(self.norm(self.convolution(picture)))
        return picture + made if self.adds else made


class FigureReader(nn.Module):
    """Pictures [lines, 1, HEIGHT, width] to scores [lines, width / 2, CLASSES]."""

    def __init__(self) -> None:
        super().__init__()
        a, b, c, d = WIDTHS
        self.blocks = nn.Sequential(
            Block(1, a, (3, 3), (2, 2), (1, 1)),
            Block(a, b, (3, 3), (2, 1), (1, 1)),
            Block(b, c, (3, 3), (2, 1), (1, 1)),
            Block(c, c, (3, 3), padding=(1, 1), adds=True),
            Block(c, d, (ROWS, 3), padding=(0, 1)),
            Block(d, d, (1, 5), padding=(0, 2), adds=True),
            Block(d, d, (1, 5), padding=(0, 6), dilation=(1, 3), adds=True),
        )
        self.classes = nn.Conv2d(d, CLASSES, 1)

    def forward(self, pictures: Tensor) -> Tensor:
        return self.classes(self.blocks(pictures)).squeeze(2).permute(0, 2, 1)
