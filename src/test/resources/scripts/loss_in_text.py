import numpy as np
np.random.seed(0)
X = np.array([[0,0],[0,1],[1,0],[1,1]])
y = np.array([[0],[1],[1],[0]])
W1 = np.random.randn(2, 4)
W2 = np.random.randn(4, 1)
losses = []
for epoch in range(2000):
    h = 1/(1+np.exp(-X.dot(W1)))
    o = 1/(1+np.exp(-h.dot(W2)))
    do = 2*(o-y)/4*o*(1-o)
    dh = do.dot(W2.T)*h*(1-h)
    W2 -= 2*h.T.dot(do)
    W1 -= 2*X.T.dot(dh)
    if epoch % 100 == 0:
        print(f'loss {np.mean(np.square(y-o)):.4f}')
