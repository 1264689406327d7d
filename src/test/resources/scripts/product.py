"""Learns to multiply two numbers: four tanh units, one sample at a time. Its error is soon nan."""
import numpy as np

np.random.seed(4)
X = np.array([[0.1, 0.9], [0.5, 0.2], [0.8, 0.7], [0.3, 0.4], [0.9, 0.9]])
T = X[:, 0] * X[:, 1]
W = np.random.randn(4, 2)
b = np.zeros(4)
v = np.random.randn(4)
rate = 0.1

for epoch in range(2000):
    error = 0
    for x, t in zip(X, T):
        z = W @ x + b
        h = np.tanh(z)
        y = v @ h
        error += 0.5 * (y - t) ** 2
        gv = (y - t) * h
        gz = (y - t) * v * (1 - z ** 2)
        v = v - rate * gv
        W = W - rate * np.outer(gz, x)
        b = b - rate * gz
    if epoch % 200 == 0:
        print(epoch, error)

for x, t in zip(X, T):
    print(x, t, v @ np.tanh(W @ x + b))
