import numpy as np
np.random.seed(4)
X = np.array([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
Y = np.array([[0.], [1.], [1.], [0.]])
W1 = np.random.rand(2, 3) - 0.5
W2 = np.random.rand(3, 1) - 0.5
for epoch in range(100):
    for i in np.random.permutation(len(X)):
        x = X[i:i+1]
        t = Y[i:i+1]
        h = np.tanh(x @ W1)
        y = 1 / (1 + np.exp(-h @ W2))
        e = y - t
        g2 = h.T @ e
        g1 = x.T @ (e @ W2.T * (1 - h * h))
        W2 -= 0.5 * g2
        W1 -= 0.5 * g1
