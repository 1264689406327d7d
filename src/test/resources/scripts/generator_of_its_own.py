import numpy as np
rng = np.random.default_rng(3)
X = rng.uniform(-1, 1, (6, 2))
t = rng.integers(0, 2, size=6)
order = rng.permutation(6)
X, t = X[order], t[order]
w = rng.normal(0, 0.5, 2)
b = rng.standard_normal() + rng.random()
V = rng.random((2, 2)) @ w
for epoch in range(10):
    for i in range(6):
        y = np.tanh(w @ X[i] + b + V @ X[i])
        e = (y - t[i]) * (1 - y ** 2)
        w -= 0.1 * e * X[i]
        b -= 0.1 * e
