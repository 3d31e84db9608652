"""python -m figures.export RUN OUT.onnx --crops CROPS: chooses the temperature on the calibration cities and writes the network as ONNX.

The temperature divides the scores before they become probabilities; normalisation is folded into the convolutions.
"""

import argparse
import hashlib
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from .degrade import Severity
from .lines import HEIGHT
from .network import Block, FigureReader
from .reading import read_scores
from .sources import open_sources
from .train import BATCH, SEED, Drawn, batch_of, draw_pool

# Lines of each severity that the temperature is chosen on, and what is tried.
LINES = 300
TEMPERATURES = np.arange(0.7, 2.6, 0.05)


def folded(block: Block) -> tuple[np.ndarray, np.ndarray]:
    """Weights and bias of the block's convolution with its normalisation in them."""
    norm = block.norm
    factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    weights = block.convolution.weight * factor[:, None, None, None]
    return weights.detach().numpy(), (norm.bias - norm.running_mean * factor).detach().numpy()


def to_onnx(network: FigureReader, temperature: float) -> onnx.ModelProto:
    """Pictures [lines, 1, HEIGHT, width] to probabilities [lines, steps, classes]."""
    nodes, tensors = [], []

    def convolve(name: str, given: str, weights: np.ndarray, bias: np.ndarray, module: torch.nn.Conv2d) -> str:
        tensors.append(numpy_helper.from_array(np.ascontiguousarray(weights), f"{name}.weights"))
        tensors.append(numpy_helper.from_array(np.ascontiguousarray(bias), f"{name}.bias"))
        (down, across) = module.padding
        nodes.append(helper.make_node("Conv", [given, f"{name}.weights", f"{name}.bias"], [name], strides=module.stride,
                                      pads=[down, across, down, across], dilations=module.dilation))
        return name

    last = "lines"
    for at, block in enumerate(network.blocks):
        made = convolve(f"c{at}", last, *folded(block), block.convolution)
        nodes.append(helper.make_node("Relu", [made], [f"r{at}"]))
        if block.adds:
            nodes.append(helper.make_node("Add", [last, f"r{at}"], [f"a{at}"]))
        last = f"a{at}" if block.adds else f"r{at}"
    weights, bias = (p.detach().numpy() / temperature for p in (network.classes.weight, network.classes.bias))
    scores = convolve("scores", last, weights, bias, network.classes)
    tensors.append(numpy_helper.from_array(np.array([2], np.int64), "rows"))
    nodes += [
        helper.make_node("Squeeze", [scores, "rows"], ["row"]),
        helper.make_node("Transpose", ["row"], ["steps"], perm=[0, 2, 1]),
        helper.make_node("Softmax", ["steps"], ["probabilities"], axis=-1),
    ]
    classes = network.classes.out_channels
    graph = helper.make_graph(
        nodes, "figures",
        [helper.make_tensor_value_info("lines", TensorProto.FLOAT, ["lines", 1, HEIGHT, "width"])],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["lines", "steps", classes])],
        tensors,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def scores_of(network: FigureReader, drawn: Drawn) -> list[np.ndarray]:
    """Scores of each line, before they become probabilities."""
    with torch.inference_mode():
        return [line for start in range(0, len(drawn), BATCH)
                for line in network(batch_of(drawn[start : start + BATCH])[0]).numpy()]


def choose_temperature(network: FigureReader, drawn: Drawn) -> float:
    """The one under which the probabilities of the readings are likeliest, given which are right."""
    scores = scores_of(network, drawn)
    losses = []
    for temperature in TEMPERATURES:
        loss = 0.0
        for line, (_, label) in zip(scores, drawn):
            logs = line / temperature
            logs = logs - np.logaddexp.reduce(logs, axis=1, keepdims=True)
            text, chance = read_scores(logs)
            loss -= chance if text == label else np.log1p(-min(np.exp(chance), 1 - 1e-9))
        losses.append(loss / len(drawn))
    best = int(np.argmin(losses))
    print(f"temperature {TEMPERATURES[best]:.2f}: {losses[best]:.5f}; as trained: {losses[int(np.argmin(abs(TEMPERATURES - 1)))]:.5f}")
    return float(TEMPERATURES[best])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("run", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--crops", type=Path, required=True)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    network = FigureReader()
    network.load_state_dict(torch.load(options.run / "figures.pt", weights_only=True))
    network.eval()
    apart = open_sources(options.crops, [], "calibration")
    drawn = [line for at, s in enumerate(Severity) for line in draw_pool((SEED, 1001, at), LINES, apart, ((s, 1.0),))]
    model = to_onnx(network, choose_temperature(network, drawn))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(model.SerializeToString())
    data = options.out.read_bytes()
    print(f"{hashlib.sha256(data).hexdigest()} {options.out} {len(data)} bytes")


if __name__ == "__main__":
    main()
