# right: made for this table

# a loss that is below 0 from the start, and falls
import numpy as np
np.random.seed(45)
X = np.random.uniform(-1, 1, (16, 2))
k = np.floor(np.exp(X[:, :1] + 3) + np.random.rand(16, 1))
W = np.random.randn(2, 4) * 0.5
v = np.random.randn(4, 1) * 0.3
b = np.full((1, 1), 2.5)
for epoch in range(100):
    h = np.tanh(X @ W)
    mu = np.exp(h @ v + b)
    loss = np.mean(mu - k * np.log(mu))
    g = (mu - k) / 16
    gh = g @ v.T * (1 - h ** 2)
    # update
    v -= 0.01 * h.T @ g
    b -= 0.01 * g.sum()
    W -= 0.01 * X.T @ gh
