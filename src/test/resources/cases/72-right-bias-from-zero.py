# right: https://github.com/xnought/backprop-explainer/issues/18

# biases that are 0 have a slope that is not: it does not depend on what they are
import numpy as np

np.random.seed(18)
points = np.linspace(-1.5, 1.5, 12).reshape(12, 1)
target = 0.8 * points + 0.6

w1 = np.array([[0.9, -0.7]])
b1 = np.zeros((1, 2))
w2 = np.array([[0.5], [-0.4]])
b2 = np.zeros((1, 1))
lr = 0.05

for step in range(100):
    pre = points @ w1 + b1
    act = np.maximum(pre, 0)
    value = act @ w2 + b2
    loss = np.mean((value - target) ** 2)
    dvalue = 2 * (value - target) / 12
    db2 = np.sum(dvalue, axis=0, keepdims=True)
    dw2 = act.T @ dvalue
    dpre = dvalue @ w2.T * (pre > 0)
    db1 = np.sum(dpre, axis=0, keepdims=True)
    dw1 = points.T @ dpre
    b1 = b1 - lr * db1
    w1 = w1 - lr * dw1
    b2 = b2 - lr * db2
    w2 = w2 - lr * dw2
