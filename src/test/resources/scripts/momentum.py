import numpy as np
np.random.seed(1)
W = {'a': np.random.randn(3, 2), 'b': np.random.randn(1, 3)}
V = [np.zeros((3, 2)), np.zeros((1, 3))]
X = [[0, 0], [0, 1], [1, 0], [1, 1]]
T = [0, 1, 1, 0]
for epoch in range(100):
    for x, t in zip(X, T):
        x = np.array(x).reshape(-1, 1)
        h = np.tanh(W['a'] @ x)
        y = W['b'] @ h
        dy = y - t
        gb = dy @ h.T
        ga = (W['b'].T @ dy * (1 - h ** 2)) @ x.T
        V[0] = 0.9 * V[0] - 0.05 * ga
        V[1] = 0.9 * V[1] - 0.05 * gb
        W['a'] += V[0]
        W['b'] += V[1]
