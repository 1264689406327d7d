import numpy as np
X = np.array([[0,0,1],[0,1,1],[1,0,1],[1,1,1]])
D = np.array([0,1,1,0])
Ws = 0.25*np.random.rand(10,3)
Wo = 0.25*np.random.rand(10)
alpha = 0.05
def relu(v):
    return max(0, v)
def train():
    global Ws, Wo
    loss = 0
    for k in range(4):
        z = np.zeros(10); a = np.zeros(10)
        for j in range(10):
            for i in range(3):
                z[j] += Ws[j][i]*X[k][i]
            a[j] = relu(z[j])
        s = 0
        for j in range(10):
            s += Wo[j]*a[j]
        y = 1/(1+np.exp(-s))
        e = D[k]-y
        for j in range(10):
            Wo[j] += alpha*e*a[j]
        for j in range(10):
            for i in range(3):
                if z[j] > 0:
                    Ws[j][i] += alpha*e*Wo[j]*X[k][i]
                else:
                    Ws[j][i] += 0
        loss += e**2
    return loss
for epoch in range(1000):
    l = train()
    if epoch%100==0:
        print(epoch, l)
