using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Sdk.Tests.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Streaming;

// A stream from a scripted wristband through link, assembler and clock, and how far the placed time of each block was off.
internal sealed class ClockRun
{
    private readonly List<(double Seconds, double Error)> _errors = [];

    private ClockRun(StreamClock clock) => Clock = clock;

    public StreamClock Clock { get; }

    // What the glasses could see of the wristband's time, in order.
    public List<FrameArrival> Arrivals { get; } = [];

    public List<ClockExchange> Exchanges { get; } = [];

    public static ClockRun Of(ScriptedWristbandOptions options, double seconds)
    {
        var band = new ScriptedWristband(options);
        var link = new WristbandLink(band, new WristbandLinkOptions
        {
            ChannelCount = options.Channels,
            Coding = ControlPoint.CodingRaw,
            ClockSync = new ClockSyncOptions { ConnectionIntervalMs = options.IntervalMs },
        });
        var run = new ClockRun(new StreamClock(new StreamClockOptions { ConnectionIntervalMs = options.IntervalMs }));
        SampleAssembler? assembler = null;
        double first = -1;
        band.DueAt = () => link.DueAt;
        band.Process = now =>
        {
            link.Expire(now);
            while (link.TryTakeExchange(out ClockExchange exchange))
            {
                run.Exchanges.Add(exchange);
                run.Clock.ObserveExchange(exchange);
            }

            while (link.TryTakeArrival(out FrameArrival arrival))
            {
                run.Arrivals.Add(arrival);
                run.Clock.Observe(arrival.NewestTicks, arrival.ArrivedAt, arrival.AirMicroseconds);
            }

            while (link.TryTake(out ReceivedFrame received))
            {
                assembler ??= new SampleAssembler(link.Stream, link.LsbPicovolts, run.Clock, new StreamCounters());
                if (!assembler.TryAssemble(received, 0, out EmgBlock block))
                    continue;
                if (first < 0)
                    first = band.Now;
                run._errors.Add(((band.Now - first) / 1e6, block.FirstSample.Microseconds - band.HostOf(received.Frame.DeviceTicks)));
            }
        };
        band.Connect();
        band.RunFor(seconds);
        return run;
    }

    // Greatest error in milliseconds from one second of the stream to another.
    public double Worst(double fromS, double toS = double.PositiveInfinity) =>
        _errors.Where(e => e.Seconds >= fromS && e.Seconds < toS).Max(e => Math.Abs(e.Error)) / 1000;
}
