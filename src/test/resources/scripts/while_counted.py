import numpy as np
np.random.seed(11)

def init(n_in, n_hid, n_out):
    return (np.random.randn(n_in, n_hid), np.zeros(n_hid), np.random.randn(n_hid, n_out), np.zeros(n_out))

def forward(X, w1, b1, w2, b2):
    h = np.tanh(X @ w1 + b1)
    o = h @ w2 + b2
    return h, o

def backward(X, T, h, o, w2):
    do = 2.0 * (o - T) / T.size
    gw2 = h.T @ do
    gb2 = do.sum(0)
    dh = do @ w2.T * (1.0 - h * h)
    gw1 = X.T @ dh
    gb1 = dh.sum(0)
    return gw1, gb1, gw2, gb2

X = np.array([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
T = np.array([[0.], [1.], [1.], [0.]])
w1, b1, w2, b2 = init(2, 4, 1)
eta = 0.2
epoch = 0
while epoch < 400:
    h, o = forward(X, w1, b1, w2, b2)
    mse = ((o - T) ** 2).mean()
    gw1, gb1, gw2, gb2 = backward(X, T, h, o, w2)
    w1, b1, w2, b2 = w1 - eta * gw1, b1 - eta * gb1, w2 - eta * gw2, b2 - eta * gb2
    if epoch % 100 == 0:
        print("epoch {:4d} mse {:.6f}".format(epoch, mse))
    epoch += 1
