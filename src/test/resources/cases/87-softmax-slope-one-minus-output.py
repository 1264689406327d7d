# wrong, line 13 or 33 (softmax): https://github.com/neuroph/neuroph/issues/37

# the slope of softmax is taken as one less its output
import numpy as np


def softmax(net):
    e = np.exp(net - np.max(net))
    return e / np.sum(e)


def derivative(output):
    return 1 * (1 - output)


np.random.seed(13)
rows = np.random.randn(9, 4)
classes = np.eye(3)[[0, 1, 2, 0, 1, 2, 0, 1, 2]]
W1 = 0.5 * np.random.randn(5, 4)
b1 = np.zeros((5, 1))
W2 = 0.5 * np.random.randn(3, 5)
b2 = np.zeros((3, 1))
learning_rate = 0.1

for iteration in range(50):
    for row, wanted in zip(rows, classes):
        x = row.reshape(4, 1)
        d = wanted.reshape(3, 1)
        h = np.tanh(W1 @ x + b1)
        out = softmax(W2 @ h + b2)
        error = np.sum((out - d) ** 2) / 2
        out_error = d - out
        delta = out_error * derivative(out)
        hidden_delta = (W2.T @ delta) * (1 - h ** 2)
        W2 += learning_rate * delta @ h.T
        b2 += learning_rate * delta
        W1 += learning_rate * hidden_delta @ x.T
        b1 += learning_rate * hidden_delta
