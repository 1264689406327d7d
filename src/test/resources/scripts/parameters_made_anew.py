import numpy as np
np.random.seed(1)
X = np.random.randn(6, 2)
t = np.random.randn(6)
w = np.random.randn(2)
b = 0.0
params = dict(w=w, b=b)
def model(p, x): return np.tanh(p['w'] @ x + p['b'])
def grads(p, x, target):
    y = model(p, x)
    e = (y - target) * (1 - y ** 2)
    return dict(w=e * x, b=e)
for epoch in range(10):
    for i in range(6):
        g = grads(params, X[i], t[i])
        params = {k: params[k] - 0.1 * g[k] for k in params}
