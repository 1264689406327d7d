import numpy as np

class Net(object):
    """A net of one hidden layer."""
    def __init__(self, n_in, n_hid=3, lr=0.2):
        self.lr = lr
        self.W1 = np.random.randn(n_hid, n_in) * 0.5
        self.b1 = np.zeros(n_hid)
        self.W2 = np.random.randn(n_hid) * 0.5
        self.b2 = 0.0

    def sigmoid(self, z):
        return 1 / (1 + np.exp(-z))

    def forward(self, x):
        self.x = x
        self.h = self.sigmoid(self.W1 @ x + self.b1)
        self.y = self.sigmoid(self.W2 @ self.h + self.b2)
        return self.y

    def backward(self, t):
        delta = (self.y - t) * self.y * (1 - self.y)
        dh = delta * self.W2 * self.h * (1 - self.h)
        self.W2 -= self.lr * delta * self.h
        self.b2 -= self.lr * delta
        self.W1 -= self.lr * np.outer(dh, self.x)
        self.b1 -= self.lr * dh

    def train(self, X, T, epochs):
        for e in range(epochs):
            total = 0
            for x, t in zip(X, T):
                y = self.forward(x)
                total += 0.5 * (y - t) ** 2
                self.backward(t)
            if e % 100 == 0:
                print(f"{e}: {total}")

def main():
    np.random.seed(0)
    X = np.array([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
    T = np.array([0., 1., 1., 0.])
    net = Net(2, lr=0.5)
    net.train(X, T, 1000)
    for x in X:
        print(net.forward(x))

if __name__ == '__main__':
    main()
