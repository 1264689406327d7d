# rows of one, softmax along axis, reshape, keepdims, tanh by exps
import numpy as np
np.random.seed(4)
X = np.array([[0.1, 0.9], [0.8, 0.3], [0.5, 0.5], [0.9, 0.7]])
T = np.eye(3)[[0, 1, 2, 1]]
def tanh(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
def sigma(z):
    e = np.exp(-z)
    s = 1 + e
    return 1 / s
W = np.random.randn(2, 4)
U = np.random.randn(4, 3)
c = np.zeros((1, 3))
for epoch in range(10):
    for k in range(4):
        x = X[k:k+1]
        t = T[k:k+1]
        a = tanh(x.dot(W))
        g = sigma(a)
        s = g.dot(U) + c
        shift = s - np.max(s, axis=1).reshape(-1, 1)
        e = np.exp(shift)
        p = e / e.sum(axis=1, keepdims=True)
        loss = -(t * np.log(p)).sum()
        ds = p - t
        dU = g.T.dot(ds)
        dc = np.sum(ds, axis=0, keepdims=True)
        da = ds.dot(U.T) * g * (1 - g) * (1 - np.square(a))
        W -= 0.3 * x.T.dot(da)
        U -= 0.3 * dU
        c -= 0.3 * dc
