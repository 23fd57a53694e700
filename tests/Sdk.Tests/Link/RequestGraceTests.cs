using System.Buffers.Binary;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link;

/// <summary>How long a receiver waits before it asks, on links whose bearers lag behind each other and on one that loses.</summary>
public sealed class RequestGraceTests
{
    private const double FrameMs = 4;
    private const double RoundTripMs = 25;

    [Fact]
    public void A_link_of_several_bearers_teaches_it_to_wait()
    {
        var (link, askedAt) = Run(seconds: 6, arrivalMs: sequence => (sequence % 3 == 2 ? 40 : 0) + (FrameMs * sequence));

        var first = askedAt.Count(ms => ms < 1000);
        var last = askedAt.Count(ms => ms is >= 2000 and < 5000) / 3;
        Assert.InRange(first, 1, 40);
        Assert.Equal(0, last);
        Assert.Equal((0, 0), (link.Counters.Lost, link.Counters.Resyncs));
    }

    [Fact]
    public void It_tries_a_shorter_wait_again_once_the_bearers_keep_pace()
    {
        var (_, askedAt) = Run(seconds: 60, arrivalMs: sequence =>
            sequence % 3 == 2 && sequence < 500 ? 40 + (FrameMs * sequence) : sequence % 100 == 0 && sequence > 12_000 ? double.NaN : FrameMs * sequence);

        // A frame that is lost is missed when the next one comes.
        var lost = Enumerable.Range(121, 20).Select(hundred => (hundred * 100 + 1) * FrameMs);
        Assert.All(lost, missedAt => Assert.Contains(askedAt, ms => ms >= missedAt && ms <= missedAt + 4));
    }

    [Fact]
    public void A_link_that_loses_is_asked_as_soon_as_ever()
    {
        var (link, askedAt) = Run(seconds: 20, arrivalMs: sequence => sequence % 50 == 49 ? double.NaN : FrameMs * sequence);

        Assert.All(Enumerable.Range(1, 90), fifty => Assert.Contains(askedAt, ms => ms >= fifty * 50 * FrameMs && ms <= (fifty * 50 * FrameMs) + 4));
        Assert.Equal(0, link.Counters.Duplicate);
    }

    // Sends frames that arrive when told, never where told so, and answers requests after a round trip; gives the times of numbers asked for the first time or again.
    private static (WristbandLink Link, List<double> AskedAtMs) Run(double seconds, Func<int, double> arrivalMs)
    {
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central, new WristbandLinkOptions { ClockSync = new ClockSyncOptions { Enabled = false } });
        central.Results.Clear();
        var sent = new PriorityQueue<int, double>();
        for (var sequence = 0; sequence < seconds * 1000 / FrameMs; sequence++)
        {
            double at = arrivalMs(sequence);
            if (!double.IsNaN(at))
                sent.Enqueue(sequence, at);
        }

        var askedAt = new List<double>();
        int seen = central.Requests.Count;
        for (double now = 0; now < seconds * 1000; now++)
        {
            while (sent.TryPeek(out int sequence, out double at) && at <= now)
            {
                sent.Dequeue();
                central.Notify(FrameBytes.Make(sequence, ticks: (uint)(sequence * FrameMs * 1000)), now);
            }

            link.Expire(new HostTime((long)(now * 1000)));
            while (link.TryTake(out _))
                continue;
            foreach (string request in central.Requests.Skip(seen).Where(r => r.StartsWith("write control 05", StringComparison.Ordinal)))
            {
                byte[] ranges = Convert.FromHexString(request["write control ".Length..])[2..];
                for (var i = 0; i < ranges.Length; i += 3)
                {
                    int first = BinaryPrimitives.ReadUInt16LittleEndian(ranges.AsSpan(i));
                    for (var k = 0; k < ranges[i + 2]; k++)
                    {
                        sent.Enqueue(first + k, now + RoundTripMs);
                        askedAt.Add(now);
                    }
                }
            }

            seen = central.Requests.Count;
        }

        return (link, askedAt);
    }
}
