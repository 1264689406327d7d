# right: https://github.com/tsoding/nn.h/issues/18

# the slope is asked of the value a: for tanh, relu with a leak and sigmoid that is enough
import numpy as np


def dactf_tanh(a):
    return 1 - a * a


def dactf_relu(a):
    return np.where(a >= 0, 1, 0.01)


def dactf_sig(a):
    return a * (1 - a)


np.random.seed(69)
ti = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
to = np.array([[0.0], [1.0], [1.0], [0.0]])
w0 = np.random.rand(2, 4) * 2 - 1
b0 = np.random.rand(1, 4) * 2 - 1
w1 = np.random.rand(4, 4) * 2 - 1
b1 = np.random.rand(1, 4) * 2 - 1
w2 = np.random.rand(4, 1) * 2 - 1
b2 = np.random.rand(1, 1) * 2 - 1
rate = 0.5

for epoch in range(300):
    a1 = np.tanh(ti @ w0 + b0)
    o2 = a1 @ w1 + b1
    a2 = np.where(o2 > 0, o2, 0.01 * o2)
    a3 = 1 / (1 + np.exp(-(a2 @ w2 + b2)))
    c = np.sum((a3 - to) ** 2) / 4
    d3 = 2 * (a3 - to) * dactf_sig(a3)
    d2 = (d3 @ w2.T) * dactf_relu(a2)
    d1 = (d2 @ w1.T) * dactf_tanh(a1)
    w2 -= rate * a2.T @ d3 / 4
    b2 -= rate * np.sum(d3, axis=0, keepdims=True) / 4
    w1 -= rate * a1.T @ d2 / 4
    b1 -= rate * np.sum(d2, axis=0, keepdims=True) / 4
    w0 -= rate * ti.T @ d1 / 4
    b0 -= rate * np.sum(d1, axis=0, keepdims=True) / 4
