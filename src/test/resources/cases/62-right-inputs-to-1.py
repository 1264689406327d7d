# right: https://mejorcodigo.com/p/45698.html

# the same with inputs from 0 to 1
import numpy as np


class Line:
    def __init__(self, lr=0.01, steps=2000):
        self.lr = lr
        self.steps = steps

    def descend(self, y, x):
        for i in range(self.steps):
            yhat = np.dot(self.w.T, x) + self.c
            dw = (2 / self.m) * np.dot(x, (yhat - y).T)
            dc = (2 / self.m) * np.sum(yhat - y)
            self.w = self.w - self.lr * dw
            self.c = self.c - self.lr * dc

    def run(self, y, x):
        self.m = x.shape[1]
        self.n = x.shape[0]
        self.w = np.zeros((self.n, 1))
        self.c = 0
        self.descend(y, x)
        return self.w, self.c


def main():
    x = np.random.rand(1, 50)
    y = 5 * x + 3 + np.random.randn(1, 50) * 0.1
    line = Line()
    w, c = line.run(y, x)
    print(w, c)


if __name__ == "__main__":
    main()
