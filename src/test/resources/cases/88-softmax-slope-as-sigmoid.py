# wrong, line 13 or 33 (softmax): https://github.com/jorgenkg/python-neural-network/pull/6

# softmax with the slope of a sigmoid, after the general slope of the cross-entropy
import numpy as np


def softmax(signal):
    e = np.exp(signal - np.max(signal, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def softmax_prime(out):
    return out * (1 - out)


def cost_prime(out, targets):
    return -targets / out


np.random.seed(17)
X = np.random.randn(9, 3)
T = np.eye(3)[[0, 1, 2, 0, 1, 2, 0, 1, 2]]
W1 = 0.6 * np.random.randn(3, 5)
b1 = np.zeros((1, 5))
W2 = 0.6 * np.random.randn(5, 3)
b2 = np.zeros((1, 3))

for epoch in range(60):
    hidden = np.tanh(X @ W1 + b1)
    out = softmax(hidden @ W2 + b2)
    cost = -np.sum(T * np.log(out)) / 9
    # the delta of the last layer
    delta = cost_prime(out, T) * softmax_prime(out) / 9
    delta_hidden = delta @ W2.T * (1 - hidden ** 2)
    W2 -= 0.3 * hidden.T @ delta
    b2 -= 0.3 * np.sum(delta, axis=0, keepdims=True)
    W1 -= 0.3 * X.T @ delta_hidden
    b1 -= 0.3 * np.sum(delta_hidden, axis=0, keepdims=True)
