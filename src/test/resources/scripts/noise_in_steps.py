# noise on what the hidden units give, and weights of the samples, drawn in each step of a mini-batch
import numpy as np

def noisy(a, scale):
    return a + scale * np.random.randn(*a.shape)

np.random.seed(5)
N = 7
X = np.random.rand(N, 2)
Y = X[:, [0]] * X[:, [1]]
W1 = np.random.uniform(-1, 1, (2, 3))
W2 = np.random.uniform(-1, 1, (3, 1))
for epoch in range(30):
    for k in range(0, N, 3):
        x, t = X[k:k + 3], Y[k:k + 3]
        h = np.tanh(x @ W1)
        hn = noisy(h, 0.1)
        mask = np.random.rand(1, 3) < 0.8
        y = (hn * mask) @ W2
        weight = np.random.uniform(0.5, 1.5, size=(len(x), 1))
        dy = weight * (y - t) / len(x)
        dh = (dy @ W2.T) * mask * (1 - h ** 2)
        W2 -= 0.2 * (hn * mask).T @ dy
        W1 -= 0.2 * x.T @ dh
