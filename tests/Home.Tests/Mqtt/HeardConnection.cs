using System.Collections.Concurrent;
using System.Text;
using NeuralGlasses.Home.Mqtt;

namespace NeuralGlasses.Home.Tests.Mqtt;

/// <summary>A connection of ours, and all that it told.</summary>
internal sealed class HeardConnection : IMqttListener, IDisposable
{
    private long _ticket;
    private int _connected;

    public HeardConnection(int port, Func<BrokerOptions, BrokerOptions>? with = null, MqttMessage? will = null)
    {
        var options = new BrokerOptions { Host = "127.0.0.1", Port = port, ClientId = "glasses", FirstBackOff = TimeSpan.FromMilliseconds(20), MostBackOff = TimeSpan.FromMilliseconds(100), MostWaiting = 2000 };
        Connection = new MqttConnection(with?.Invoke(options) ?? options, this, TimeProvider.System) { Will = will };
    }

    public MqttConnection Connection { get; }

    public bool IsConnected => Volatile.Read(ref _connected) != 0;

    public ConcurrentQueue<string> Sentences { get; } = new();

    public ConcurrentQueue<MqttArrival> Arrivals { get; } = new();

    public ConcurrentDictionary<long, (MqttOutcome Outcome, string Sentence)> Outcomes { get; } = new();

    public HeardConnection Begin()
    {
        Connection.Start();
        return this;
    }

    public HeardConnection Connect()
    {
        Begin();
        Eventually.Is(() => IsConnected, "the broker took the connection");
        return this;
    }

    public long Command(string topic, string payload)
    {
        long ticket = ++_ticket;
        Eventually.Is(() => Connection.TrySend(new MqttMessage(ticket, topic, Encoding.UTF8.GetBytes(payload), MqttDelivery.ExactlyOnce)), "a command was taken");
        return ticket;
    }

    public void OnConnected() => Volatile.Write(ref _connected, 1);

    public void OnDisconnected(string sentence)
    {
        Volatile.Write(ref _connected, 0);
        Sentences.Enqueue(sentence);
    }

    public void OnArrival(in MqttArrival arrival) => Arrivals.Enqueue(arrival);

    public void OnOutcome(long ticket, MqttOutcome outcome, string sentence)
    {
        if (!Outcomes.TryAdd(ticket, (outcome, sentence)))
            throw new InvalidOperationException($"The command {ticket} ended twice.");
    }

    public void Dispose() => Connection.Dispose();
}
