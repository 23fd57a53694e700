using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;

namespace NeuralGlasses.Home.Tests;

/// <summary>Somebody else at the broker, by the client of the library, which ours does not use: sees what arrives, and says what devices say.</summary>
internal sealed class PlainClient : IDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly int _port;
    private readonly string _name;

    public PlainClient(int port, string name = "plain")
    {
        (_port, _name) = (port, name);
        _client.ApplicationMessageReceivedAsync += arrived =>
        {
            Seen.Enqueue((arrived.ApplicationMessage.Topic, Encoding.UTF8.GetString(arrived.ApplicationMessage.Payload.ToArray()), arrived.ApplicationMessage.Retain, arrived.ApplicationMessage.QualityOfServiceLevel));
            return Task.CompletedTask;
        };
        Connect();
    }

    public ConcurrentQueue<(string Topic, string Payload, bool IsRetained, MqttQualityOfServiceLevel Quality)> Seen { get; } = new();

    public IEnumerable<string> Of(string topic) => Seen.Where(each => each.Topic == topic).Select(each => each.Payload);

    public void Connect() =>
        _client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", _port).WithClientId(_name).WithCleanSession(false).WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V311).Build()).Wait();

    public PlainClient Listen(string filter)
    {
        _client.SubscribeAsync(filter, MqttQualityOfServiceLevel.ExactlyOnce).Wait();
        return this;
    }

    public PlainClient Say(string topic, string payload, bool isRetained = true, int quality = 1) => Say(topic, Encoding.UTF8.GetBytes(payload), isRetained, quality);

    public PlainClient Say(string topic, byte[] payload, bool isRetained = true, int quality = 1)
    {
        _client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithRetainFlag(isRetained).WithQualityOfServiceLevel((MqttQualityOfServiceLevel)quality).Build()).Wait();
        return this;
    }

    public void Dispose() => _client.Dispose();
}
