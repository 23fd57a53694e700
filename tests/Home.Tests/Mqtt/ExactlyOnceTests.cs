using NeuralGlasses.Home.Mqtt;
using Xunit;

namespace NeuralGlasses.Home.Tests.Mqtt;

/// <summary>Commands go through a real broker over connections that are cut at every step of their handshake, and an independent subscriber counts.</summary>
public sealed class ExactlyOnceTests
{
    private const int Publish = 3;
    private const int Received = 5;
    private const int Release = 6;
    private const int Complete = 7;

    [Fact]
    public void A_thousand_commands_over_five_lost_connections_arrive_once()
    {
        using PrivateMosquitto broker = PrivateMosquitto.Begin();
        using CuttingProxy proxy = new CuttingProxy(broker.Port)
            .CutAt(fromClient: true, Publish, 150, passes: false)
            .CutAt(fromClient: true, Publish, 150, passes: true)
            .CutAt(fromClient: false, Received, 150, passes: false)
            .CutAt(fromClient: true, Release, 150, passes: false)
            .CutAt(fromClient: false, Complete, 150, passes: false);
        using PlainClient subscriber = new PlainClient(broker.Port).Listen("lamp/+/set");
        using HeardConnection ours = new HeardConnection(proxy.Port).Connect();
        for (var i = 0; i < 1000; i++)
            ours.Command("lamp/1/set", $"{i}");
        Eventually.Is(() => ours.Outcomes.Count == 1000, "every command came to its end");
        Assert.Equal(5, proxy.Cuts);
        Assert.All(ours.Outcomes.Values, outcome => Assert.Equal(MqttOutcome.Delivered, outcome.Outcome));
        Eventually.Is(() => subscriber.Seen.Count >= 1000, "the subscriber had a thousand commands");
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"{i}").Order(), subscriber.Of("lamp/1/set").Order());
        MqttCounters counters = ours.Connection.Counters;
        Assert.Equal((6, 1000, 1000, 0, 0), (counters.Connections, counters.Taken, counters.Delivered, counters.NotSent, counters.Unsure));
        Assert.True(counters.Resent > 0 && counters.Released > 0, $"{counters}");
    }

    // Each handshake is stopped at each of its steps, with the packet of the step lost or passed, and the order of commands is that in which they were given.
    [Theory]
    [InlineData(true, Publish, false)]
    [InlineData(true, Publish, true)]
    [InlineData(false, Received, false)]
    [InlineData(false, Received, true)]
    [InlineData(true, Release, false)]
    [InlineData(true, Release, true)]
    [InlineData(false, Complete, false)]
    [InlineData(false, Complete, true)]
    public void A_handshake_may_be_cut_at_every_step(bool fromClient, int kind, bool passes)
    {
        using PrivateMosquitto broker = PrivateMosquitto.Begin();
        using var proxy = new CuttingProxy(broker.Port);
        for (var i = 1; i <= 3; i++)
            proxy.CutAt(fromClient, kind, i, passes);
        using PlainClient subscriber = new PlainClient(broker.Port).Listen("blind/set");
        using HeardConnection ours = new HeardConnection(proxy.Port).Connect();
        for (var i = 0; i < 30; i++)
            ours.Command("blind/set", $"{i}");
        Eventually.Is(() => ours.Outcomes.Count == 30 && subscriber.Seen.Count >= 30, "all commands arrived");
        Assert.Equal(3, proxy.Cuts);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i}"), subscriber.Of("blind/set"));
    }

    [Fact]
    public void A_broker_that_is_started_anew_knows_what_was_under_way()
    {
        using PrivateMosquitto broker = PrivateMosquitto.Begin();
        using CuttingProxy proxy = new CuttingProxy(broker.Port).CutAt(fromClient: false, Received, 1, passes: false);
        using PlainClient subscriber = new PlainClient(broker.Port).Listen("gate/set");
        using HeardConnection ours = new HeardConnection(proxy.Port, o => o with { MostInFlight = 1, FirstBackOff = TimeSpan.FromMilliseconds(500) }).Connect();
        for (var i = 0; i < 5; i++)
            ours.Command("gate/set", $"{i}");
        Eventually.Is(() => proxy.Cuts == 1, "the connection was cut");
        broker.Stop();
        Assert.Empty(subscriber.Seen);
        broker.Start();
        subscriber.Connect();
        Eventually.Is(() => ours.Outcomes.Count == 5 && subscriber.Seen.Count >= 5, "all commands arrived");
        Assert.Equal(["0", "1", "2", "3", "4"], subscriber.Of("gate/set"));
        Assert.Equal(1, ours.Connection.Counters.Resent);
    }

    [Fact]
    public void A_broker_that_has_forgotten_us_is_not_asked_twice()
    {
        using PrivateMosquitto broker = PrivateMosquitto.Begin();
        using CuttingProxy proxy = new CuttingProxy(broker.Port).CutAt(fromClient: false, Received, 1, passes: false);
        using HeardConnection ours = new HeardConnection(proxy.Port, o => o with { MostInFlight = 2, FirstBackOff = TimeSpan.FromMilliseconds(500) }).Connect();
        for (var i = 0; i < 5; i++)
            ours.Command("door/set", $"{i}");
        Eventually.Is(() => proxy.Cuts == 1, "the connection was cut");
        broker.Kill();
        broker.Forget();
        broker.Start();
        using PlainClient subscriber = new PlainClient(broker.Port).Listen("door/set");
        Eventually.Is(() => ours.Outcomes.Count == 5, "every command came to its end");
        Assert.Equal([1, 2], ours.Outcomes.Where(each => each.Value.Outcome == MqttOutcome.Unsure).Select(each => each.Key).Order());
        Assert.All(ours.Outcomes.Values.Where(each => each.Outcome == MqttOutcome.Unsure), each => Assert.Equal("The connection was lost while it was under way, and nobody knows whether it arrived; look, it is not sent again.", each.Sentence));
        Eventually.Is(() => subscriber.Seen.Count >= 3, "the others arrived");
        Assert.Equal(["2", "3", "4"], subscriber.Of("door/set"));
        Assert.Equal((3, 2, 0), (ours.Connection.Counters.Delivered, ours.Connection.Counters.Unsure, ours.Connection.Counters.Resent));
    }

    // A broker that is killed forgets what it has not saved, its own acknowledgements among it: no sender can make up for that. It stays with what was under way.
    [Fact]
    public void A_broker_without_power_can_hurt_only_what_was_under_way()
    {
        const int PowerCuts = 2;
        using PrivateMosquitto broker = PrivateMosquitto.Begin();
        using PlainClient subscriber = new PlainClient(broker.Port).Listen("lamp/set");
        using HeardConnection ours = new HeardConnection(broker.Port).Connect();
        for (var i = 0; i < 300; i++)
        {
            ours.Command("lamp/set", $"{i}");
            if (i is not (100 or 200))
                continue;
            broker.Kill();
            broker.Start();
            subscriber.Connect();
        }

        Eventually.Is(() => ours.Outcomes.Count == 300, "every command came to its end");
        int mostUnderWay = PowerCuts * new BrokerOptions { Host = "", ClientId = "" }.MostInFlight;
        int unsure = ours.Outcomes.Values.Count(each => each.Outcome == MqttOutcome.Unsure);
        Assert.InRange(unsure, 0, mostUnderWay);
        Eventually.Is(() => subscriber.Of("lamp/set").Distinct().Count() >= 300 - mostUnderWay, "what was not under way arrived");
        string[] seen = [.. subscriber.Of("lamp/set")];
        Assert.InRange(seen.Length - seen.Distinct().Count(), 0, mostUnderWay);
        Assert.InRange(300 - seen.Distinct().Count(), 0, mostUnderWay);
    }

    [Fact]
    public void What_an_earlier_program_left_is_neither_released_nor_taken_for_a_new_command()
    {
        using PrivateMosquitto broker = PrivateMosquitto.Begin();
        using CuttingProxy proxy = new CuttingProxy(broker.Port).CutAt(fromClient: true, Release, 1, passes: false);
        using PlainClient subscriber = new PlainClient(broker.Port).Listen("lock/set");
        using (HeardConnection crashed = new HeardConnection(proxy.Port, o => o with { FirstBackOff = TimeSpan.FromMinutes(5) }).Connect())
        {
            crashed.Command("lock/set", "UNLOCK");
            Eventually.Is(() => proxy.Cuts == 1, "the connection was cut");
        }

        using HeardConnection again = new HeardConnection(broker.Port).Connect();
        again.Command("lock/set", "LOCK");
        Eventually.Is(() => again.Outcomes.Count == 1 && !subscriber.Seen.IsEmpty, "the new command arrived");
        Assert.Equal(["LOCK"], subscriber.Of("lock/set"));
    }

    [Fact]
    public void A_command_that_has_become_old_is_told_and_not_sent()
    {
        using PrivateMosquitto broker = PrivateMosquitto.Begin();
        using CuttingProxy proxy = new CuttingProxy(broker.Port).CutAt(fromClient: true, Publish, 1, passes: false);
        using PlainClient subscriber = new PlainClient(broker.Port).Listen("door/set");
        using HeardConnection ours = new HeardConnection(proxy.Port, o => o with { MostInFlight = 1, MostAge = TimeSpan.FromMilliseconds(1), FirstBackOff = TimeSpan.FromMilliseconds(200) }).Connect();
        ours.Command("door/set", "OPEN");
        ours.Connection.TrySend(new MqttMessage(1000, "door/set", "CLOSE"u8.ToArray(), MqttDelivery.ExactlyOnce));
        Eventually.Is(() => !ours.Outcomes.IsEmpty && ours.IsConnected, "the connection is back");
        Assert.Equal(MqttOutcome.Unsure, ours.Outcomes[1].Outcome);
        ours.Command("light/set", "ON");
        Eventually.Is(() => ours.Outcomes.Values.Any(each => each.Outcome == MqttOutcome.Delivered), "what is new arrives");
        Assert.Empty(subscriber.Seen);
    }
}
