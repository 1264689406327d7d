# np.random.choice, samples in columns, a loop without end
import numpy as np

np.random.seed(11)
X = np.array([[0.0, 0.0, 1.0, 1.0, 0.5], [0.0, 1.0, 0.0, 1.0, 0.5]])
T = np.array([[0.0, 1.0, 1.0, 0.0, 0.5]])
W1 = np.random.rand(3, 2) - 0.5
W2 = np.random.rand(1, 3) - 0.5
for step in range(37):
    pick = np.random.choice(5, 2)
    x, t = X[:, pick], T[:, pick]
    h = 1 / (1 + np.exp(-np.dot(W1, x)))
    y = np.dot(W2, h)
    dy = (y - t) / 2
    dh = np.dot(W2.T, dy) * h * (1 - h)
    W2 = W2 - 0.5 * np.dot(dy, h.T)
    W1 = W1 - 0.5 * np.dot(dh, x.T)
