# Adam in a class
import numpy as np

class Adam:
    def __init__(self, params, lr=0.01, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.b1, self.b2, self.eps = lr, beta1, beta2, eps
        self.params = params
        self.m = {k: np.zeros_like(v) for k, v in params.items()}
        self.v = {k: np.zeros_like(v) for k, v in params.items()}
        self.t = 0

    def step(self, grads):
        self.t += 1
        for k in self.params.keys():
            self.m[k] = self.b1 * self.m[k] + (1 - self.b1) * grads[k]
            self.v[k] = self.b2 * self.v[k] + (1 - self.b2) * grads[k] ** 2
            m_hat = self.m[k] / (1 - self.b1 ** self.t)
            v_hat = self.v[k] / (1 - self.b2 ** self.t)
            self.params[k] -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

class Model:
    def __init__(self):
        self.params = {'W': np.random.randn(3, 2), 'b': np.zeros(3), 'V': np.random.randn(3)}
    def __call__(self, x):
        self.x = x
        self.h = np.tanh(self.params['W'].dot(x) + self.params['b'])
        return self.params['V'].dot(self.h)
    def grads(self, dy):
        dh = dy * self.params['V'] * (1 - self.h ** 2)
        return {'W': np.outer(dh, self.x), 'b': dh, 'V': dy * self.h}

np.random.seed(0)
X = np.random.rand(8, 2)
t = X[:, 0] * X[:, 1]
model = Model()
opt = Adam(model.params, lr=0.05)
for epoch in range(50):
    loss = 0
    for i in range(len(X)):
        y = model(X[i])
        loss += (y - t[i]) ** 2
        opt.step(model.grads(2 * (y - t[i])))
    print(epoch, loss / len(X))
