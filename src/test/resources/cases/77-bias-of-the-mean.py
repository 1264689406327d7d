# wrong, line 31 (biases, and sums over samples): https://github.com/kvfrans/notes/issues/5

# columns: the bias takes the mean over the samples where the weights take the sum
import numpy as np

np.random.seed(3)
x = np.random.randn(3, 8)
target = np.sin(x[0:1]) + 0.5 * x[1:2]


def init(n_in, n_out):
    return np.random.randn(n_out, n_in) * np.sqrt(1 / n_in)


w1 = init(3, 6)
b1 = np.zeros((6, 1))
w2 = init(6, 1)
b2 = np.zeros((1, 1))
lr = 0.02

for step in range(400):
    h1 = w1 @ x + b1
    h2 = np.tanh(h1)
    out = w2 @ h2 + b2
    loss = np.sum((out - target) ** 2)
    d_out = 2 * (out - target)
    d_w2 = d_out @ h2.T
    d_b2 = np.sum(d_out, axis=1, keepdims=True)
    d_h2 = w2.T @ d_out
    d_h1 = d_h2 * (1 - h2 ** 2)
    d_b1 = np.mean(d_h1, axis=1, keepdims=True)
    d_w1 = d_h1 @ x.T
    w1 = w1 - lr * d_w1
    b1 = b1 - lr * d_b1
    w2 = w2 - lr * d_w2
    b2 = b2 - lr * d_b2
