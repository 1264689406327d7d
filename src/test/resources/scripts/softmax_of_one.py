# softmax, one sample a step; numpy of many kinds in the set-up
import numpy as np
np.random.seed(2)
X = np.random.randn(12, 2)
labels = np.argmax(np.c_[X[:, 0], X[:, 1], -X.sum(axis=1)], axis=1)
T = np.zeros((12, 3))
T[np.arange(12), labels] = 1
X = (X - X.mean(axis=0)) / X.std(axis=0)
X = np.hstack([X, np.ones((12, 1))])
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e)
W1 = np.random.randn(3, 5) * np.sqrt(2 / 3)
W2 = np.random.randn(5, 3) * 0.3
b2 = np.zeros(3)
for epoch in range(20):
    loss = 0
    for i in range(len(X)):
        x, t = X[i], T[i]
        z = x @ W1
        h = z * (z > 0)
        p = softmax(h @ W2 + b2)
        loss -= np.sum(t * np.log(p))
        d = p - t
        dh = d @ W2.T
        dh[z <= 0] = 0
        W2 -= 0.1 * np.outer(h, d)
        b2 -= 0.1 * d
        W1 -= 0.1 * np.outer(x, dh)
    acc = np.mean([np.argmax(np.maximum(0, x @ W1) @ W2 + b2) == l for x, l in zip(X, labels)])
    print(epoch, loss, acc)
