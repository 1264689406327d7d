import numpy as np
import matplotlib.pyplot as plt
from mpl_toolkits.mplot3d import Axes3D
%matplotlib inline

# the four samples; a 1 is appended to each
X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
X = np.append(X, np.ones((4, 1)), axis=1)
D = np.array([0, 1, 1, 0])

Nh = 5
alpha = 0.1
epochs = 5000

Ws = 1/4*np.random.rand(Nh, 4)
Wo = 1/4*np.random.rand(1, Nh)


def sigmoid(z):
    return 1/(1+np.exp(-z))


losses = []
for epoch in range(epochs):
    loss = 0
    for k in range(4):
        x = X[k]
        d = D[k]

        Z1 = np.zeros(Nh)
        A1 = np.zeros(Nh)
        for j in range(Nh):
            for i in range(4):
                Z1[j] += Ws[j, i]*x[i]
            A1[j] = sigmoid(Z1[j])
        Z2 = 0
        for j in range(Nh):
            Z2 += Wo[0, j]*A1[j]
        y = sigmoid(Z2)

        dWo = np.zeros((1, Nh))
        for j in range(Nh):
            dWo[0, j] = (y - d)*A1[j]
        dWs = np.zeros((Nh, 4))
        for j in range(Nh):
            for i in range(4):
                dWs[j, i] = x[i]*Wo[0, j]*(y - d)*sigmoid(Z1[j])*(1 - sigmoid(Z1[j]))
        Wo = Wo - alpha*dWo
        Ws = Ws - alpha*dWs

        loss += 0.5*np.abs(y - d)
    losses.append(loss)
    if epoch % 500 == 0:
        print("epoch %d: loss %f" % (epoch, loss))

plt.plot(losses)
plt.show()

# the surface
s = np.linspace(0, 1, 20)
surface = np.zeros((20, 20))
for p in range(20):
    for q in range(20):
        x = np.array([s[p], s[q], 1, 1])
        surface[p, q] = sigmoid(Wo.dot(sigmoid(Ws.dot(x))))
fig = plt.figure()
ax = fig.add_subplot(111, projection='3d')
ax.plot_surface(*np.meshgrid(s, s), surface)
plt.show()

for k in range(4):
    print(X[k], sigmoid(Wo.dot(sigmoid(Ws.dot(X[k])))))
