# worked example with eight numbers
import numpy as np
class Neuron:
    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias
    def output(self, inputs):
        self.inputs = inputs
        total = 0
        for w, i in zip(self.weights, inputs):
            total += w * i
        self.out = 1 / (1 + np.exp(-(total + self.bias)))
        return self.out
h1 = Neuron([0.15, 0.20], 0.35)
h2 = Neuron([0.25, 0.30], 0.35)
o1 = Neuron([0.40, 0.45], 0.60)
o2 = Neuron([0.50, 0.55], 0.60)
lr = 0.5
for turn in range(100):
    for x, t in [([0.05, 0.10], [0.01, 0.99])]:
        hid = [h1.output(x), h2.output(x)]
        out = [o1.output(hid), o2.output(hid)]
        d_o = [(o - t_) * o * (1 - o) for o, t_ in zip(out, t)]
        d_h = [sum(d_o[k] * n.weights[j] for k, n in enumerate([o1, o2])) * hid[j] * (1 - hid[j]) for j in range(2)]
        for k, n in enumerate([o1, o2]):
            for j in range(2):
                n.weights[j] -= lr * d_o[k] * hid[j]
        for j, n in enumerate([h1, h2]):
            for i in range(2):
                n.weights[i] -= lr * d_h[j] * x[i]
