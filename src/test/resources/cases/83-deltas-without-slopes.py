# wrong, line 29 or 30 (the slope of the output function is missing): https://github.com/ujjwalkarn/Machine-Learning-Tutorials/pull/16

# the error goes down as it is, and each neuron's slope comes in only where its weights move
import numpy as np


def f(e):
    return 1 / (1 + np.exp(-e))


np.random.seed(8)
signals = np.random.uniform(-1, 1, (8, 2))
wanted = np.array([0.9, 0.1, 0.8, 0.2, 0.7, 0.1, 0.9, 0.3])

w1 = np.random.uniform(-1, 1, (3, 2))
w2 = np.random.uniform(-1, 1, (2, 3))
w3 = np.random.uniform(-1, 1, (1, 2))
eta = 0.5

for epoch in range(100):
    for signal, z in zip(signals, wanted):
        x = signal.reshape(2, 1)
        y1 = f(w1 @ x)
        y2 = f(w2 @ y1)
        y = f(w3 @ y2)
        cost = 0.5 * np.sum((z - y) ** 2)
        # the error of each neuron
        delta3 = z - y
        delta2 = w3.T @ delta3
        delta1 = w2.T @ delta2
        # and the weights, with the slope of f
        w1 = w1 + eta * (delta1 * y1 * (1 - y1)) @ x.T
        w2 = w2 + eta * (delta2 * y2 * (1 - y2)) @ y1.T
        w3 = w3 + eta * (delta3 * y * (1 - y)) @ y2.T
