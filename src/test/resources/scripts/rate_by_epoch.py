import numpy as np
np.random.seed(1)
w = np.random.randn(2)
b = 0.0
X = np.random.randn(8, 2)
t = np.random.randn(8)
alpha = 0.1
for epoch in range(1, 10):
    for i in range(8):
        y = np.tanh(w @ X[i] + b)
        e = y - t[i]
        w -= alpha / epoch * e * (1 - y ** 2) * X[i]
        b -= alpha / epoch * e * (1 - y ** 2)
