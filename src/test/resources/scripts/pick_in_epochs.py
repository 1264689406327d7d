# five epochs of ten picks each, counted; the rate falls with the picks
import numpy as np

np.random.seed(3)
X = np.array([[0.0, 0.2], [0.4, 1.0], [1.0, 0.1], [0.9, 0.8], [0.3, 0.6], [0.7, 0.7]])
T = np.array([0.1, 0.8, 0.9, 0.2, 0.5, 0.4])
W = np.random.randn(3, 2) * 0.5
b = np.zeros(3)
v = np.random.rand(3)
for epoch in range(5):
    total = 0
    for k in range(10):
        i = np.random.randint(0, len(X))
        rate = 0.3 / (1 + k)
        h = np.tanh(W @ X[i] + b)
        y = v @ h
        err = y - T[i]
        total += 0.5 * err ** 2
        dh = err * v * (1 - h ** 2)
        v -= rate * err * h
        W -= rate * np.outer(dh, X[i])
        b -= rate * dh
    print(epoch, total)
