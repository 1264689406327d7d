import numpy as np
np.random.seed(2)
sizes = [2, 4, 3, 1]
weights = [np.random.randn(b, a) for a, b in zip(sizes[:-1], sizes[1:])]
biases = [np.zeros((b, 1)) for b in sizes[1:]]
def sigmoid(z):
    s = 1.0 / (1.0 + np.exp(-z))
    return s
def forward(x):
    acts = [x]
    for w, b in zip(weights, biases):
        acts.append(sigmoid(w @ acts[-1] + b))
    return acts
data = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)]
def train(epochs, rate):
    for epoch in range(epochs):
        total = 0
        for x, t in data:
            x = np.array(x).reshape(2, 1)
            acts = forward(x)
            delta = (acts[-1] - t) * acts[-1] * (1 - acts[-1])
            total += 0.5 * np.sum((acts[-1] - t) ** 2)
            for l in range(len(weights) - 1, -1, -1):
                gw = delta @ acts[l].T
                gb = delta
                delta = weights[l].T @ delta * acts[l] * (1 - acts[l])
                weights[l] -= rate * gw
                biases[l] -= rate * gb
        if epoch % 100 == 0:
            print(epoch, total)
train(1000, 0.5)
