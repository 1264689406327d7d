# recurrent, three steps, class
import numpy as np
np.random.seed(7)
class RNN:
    def __init__(self, n, lr):
        self.n = n
        self.Wx = np.random.randn(n, 1) * 0.5
        self.Wh = np.random.randn(n, n) * 0.5
        self.Wy = np.random.randn(1, n) * 0.5
        self.bh = np.zeros((n, 1))
        self.by = np.zeros((1, 1))
        self.lr = lr
    def forward(self, seq):
        h = np.zeros((self.n, 1))
        self.seq = seq
        self.hs = {0: h}
        for i, v in enumerate(seq):
            h = np.tanh(self.Wx * v + self.Wh @ h + self.bh)
            self.hs[i + 1] = h
        y = self.Wy @ h + self.by
        return y
    def backprop(self, dy):
        n = len(self.seq)
        dWy = dy @ self.hs[n].T
        dWh = np.zeros(self.Wh.shape)
        dWx = np.zeros(self.Wx.shape)
        dbh = np.zeros(self.bh.shape)
        dh = self.Wy.T @ dy
        for t in reversed(range(n)):
            temp = (1 - self.hs[t + 1] ** 2) * dh
            dbh += temp
            dWh += temp @ self.hs[t].T
            dWx += temp * self.seq[t]
            dh = self.Wh.T @ temp
        for d in [dWx, dWh, dWy, dbh]:
            d[:] = np.clip(d, -1, 1)
        self.Wh -= self.lr * dWh
        self.Wx -= self.lr * dWx
        self.Wy -= self.lr * dWy
        self.bh -= self.lr * dbh
        self.by -= self.lr * dy
data = [([1, 0, 0], 1), ([0, 1, 0], 0.5), ([0, 0, 1], 0), ([1, 1, 0], 1)]
rnn = RNN(3, 0.1)
for epoch in range(100):
    loss = 0
    for seq, target in data:
        y = rnn.forward(seq)
        loss += 0.5 * np.sum((y - target) ** 2)
        rnn.backprop(y - target)
    if epoch % 10 == 9:
        print(epoch, loss)
