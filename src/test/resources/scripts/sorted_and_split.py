import numpy as np
np.random.seed(1)
X = np.random.randn(6, 2)
t = np.random.randn(6)
w = np.random.randn(2)
b = 0.0
Xn = (X - X.min(0)) / (X.max(0) - X.min(0))
order = np.argsort(t)
X, t = Xn[order], t[order]
train, test = X[:4], X[4:]
t_train, t_test = t[:4], t[4:]
for epoch in range(10):
    for x, target in zip(train, t_train):
        y = np.tanh(w @ x + b)
        e = (y - target) * (1 - y ** 2)
        w -= 0.1 * e * x
        b -= 0.1 * e
    test_error = np.mean([(np.tanh(w @ x + b) - d) ** 2 for x, d in zip(test, t_test)])
