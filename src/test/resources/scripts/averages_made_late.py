import numpy as np
np.random.seed(4)

class RMSProp:
    def __init__(self, lr=0.01, decay=0.9, eps=1e-8):
        self.lr, self.decay, self.eps = lr, decay, eps
        self.cache = {}

    def update(self, name, w, g):
        if name not in self.cache:
            self.cache[name] = np.zeros_like(w)
        self.cache[name] = self.decay * self.cache[name] + (1 - self.decay) * g ** 2
        return w - self.lr * g / (np.sqrt(self.cache[name]) + self.eps)

X = np.random.uniform(-2, 2, (25, 2))
Y = (X[:, 0:1] * X[:, 1:2] > 0).astype(float)

W1 = np.random.randn(2, 6)
b1 = np.zeros((1, 6))
W2 = np.random.randn(6, 1)
b2 = np.zeros((1, 1))
opt = RMSProp(lr=0.01)

for it in range(300):
    A1 = np.tanh(X.dot(W1) + b1)
    A2 = 1 / (1 + np.exp(-(A1.dot(W2) + b2)))
    cost = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    dZ2 = (A2 - Y) / len(X)
    dZ1 = dZ2.dot(W2.T) * (1 - A1 ** 2)
    gW2, gb2 = A1.T.dot(dZ2), dZ2.sum(0, keepdims=True)
    gW1, gb1 = X.T.dot(dZ1), dZ1.sum(0, keepdims=True)
    W1 = opt.update('W1', W1, gW1)
    b1 = opt.update('b1', b1, gb1)
    W2 = opt.update('W2', W2, gW2)
    b2 = opt.update('b2', b2, gb2)
    if it % 100 == 0:
        print(it, cost)
