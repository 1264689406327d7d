import numpy as np
np.random.seed(1)
w = np.random.randn(2)
b = 0.0
X = np.random.randn(8, 2)
t = [0, 1, 1, 0, 1, 0, 0, 1]
for epoch in range(10):
    errors = 0
    for i in range(8):
        z = w @ X[i] + b
        if z > 0:
            y = 1
        else:
            y = 0
        if y == t[i]:
            continue
        e = y - t[i]
        errors += 1
        w -= 0.1 * e * X[i]
        b -= 0.1 * e
    if errors == 0:
        break
