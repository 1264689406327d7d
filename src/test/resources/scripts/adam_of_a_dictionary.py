import numpy as np

class Adam:
    def __init__(self, params, lr=0.01, beta1=0.9, beta2=0.999, eps=1e-8):
        self.params = params
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.m = {k: np.zeros_like(v) for k, v in params.items()}
        self.v = {k: np.zeros_like(v) for k, v in params.items()}
        self.t = 0

    def step(self, grads):
        self.t += 1
        for k in self.params:
            self.m[k] = self.beta1 * self.m[k] + (1 - self.beta1) * grads[k]
            self.v[k] = self.beta2 * self.v[k] + (1 - self.beta2) * grads[k] ** 2
            m_hat = self.m[k] / (1 - self.beta1 ** self.t)
            v_hat = self.v[k] / (1 - self.beta2 ** self.t)
            self.params[k] -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

np.random.seed(0)
X = np.random.randn(32, 3)
y = np.sin(X[:, :1]) + 0.5 * X[:, 1:2]

params = {
    'W1': np.random.randn(3, 10) * 0.5,
    'b1': np.zeros((1, 10)),
    'W2': np.random.randn(10, 1) * 0.5,
    'b2': np.zeros((1, 1)),
}
opt = Adam(params, lr=0.02)

for epoch in range(200):
    # forward
    h = np.tanh(X @ params['W1'] + params['b1'])
    out = h @ params['W2'] + params['b2']
    loss = np.mean((out - y) ** 2)

    # backward
    dout = 2 * (out - y) / y.shape[0]
    grads = {}
    grads['W2'] = h.T @ dout
    grads['b2'] = np.sum(dout, axis=0, keepdims=True)
    dh = (dout @ params['W2'].T) * (1 - h ** 2)
    grads['W1'] = X.T @ dh
    grads['b1'] = np.sum(dh, axis=0, keepdims=True)

    opt.step(grads)

    if epoch % 50 == 0:
        print("epoch", epoch, "loss", loss)
