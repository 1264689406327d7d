import numpy as np

X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
T = np.array([[0], [1], [1], [0]])
np.random.seed(6)
hidden = np.random.rand(4, 3) - 0.5
output = np.random.rand(1, 4) - 0.5


def squash(z):
    return 1/(1+np.exp(-z))


def one_epoch(hidden, output, X, T):
    n = 4
    rate = 0.7
    for k in range(n):
        h = squash(hidden @ X[k])
        y = squash(output @ h)
        slope = (T[k] - y)*y*(1 - y)
        below = (output.T @ slope)*h*(1 - h)
        hidden = hidden + rate*np.outer(below, X[k])
        output = output + rate*slope*h
    return hidden, output


for epoch in range(400):
    hidden, output = one_epoch(hidden, output, X, T)
