import numpy as np
np.random.seed(0)
X = np.random.randn(12, 2)
y = (X[:, 0] > 0).astype(float)
batches = [(X[i:i+5], y[i:i+5]) for i in range(0, len(X), 5)]
w = np.zeros(2)
b = 0.0
for ep in range(30):
    total = 0
    for xb, yb in batches:
        p = 1 / (1 + np.exp(-(xb.dot(w) + b)))
        err = p - yb
        total += -(yb * np.log(p) + (1 - yb) * np.log(1 - p)).sum()
        w = w - 0.5 * xb.T.dot(err) / len(yb)
        b = b - 0.5 * err.mean()
    print(total / len(X))
