using System.Globalization;
using NeuralGlasses.BlueZ;
using NeuralGlasses.Contract;
using NeuralGlasses.Link;

namespace NeuralGlasses.Linux.Link;

/// <summary>What is proved of the link between a band on one adapter, another program, and the glasses' end on another.</summary>
internal static class Program
{
    private const string GlassesAdapter = "hci0";
    private const int BandAdapter = 1;
    private const string StrangersAdapter = "hci2";
    private const string StrangersAddress = "00:AA:01:02:00:02";

    // Generous, as the machine is emulated and others load it; what was measured is told, beside the goal.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // The emulated controller tells an advertisement once for each scan, and a machine that is busy then may not be ready for it: some scans of 30 s find nothing.
    private static readonly TimeSpan PatienceToFind = TimeSpan.FromSeconds(150);
    private const double GoalOfReturnS = 3;
    private const int GoalOfFramesPerS = 270;
    private const int Allowance = 5;
    private static readonly Checks Checks = new();
    private static readonly WristbandLinkOptions Stream = new() { ChannelCount = 16, RateHz = 2000, Coding = ControlPoint.CodingRaw };

    private static int Main(string[] args)
    {
        var seconds = args is [var text, ..] ? double.Parse(text, CultureInfo.InvariantCulture) : 60;
        var all = args is not [_, "stream"];
        var band = "";
        using (var end = new GlassesEnd(new BlueZCentralOptions { Adapter = GlassesAdapter, EnterPasskey = all ? Person.EnterPasskeyAsync : null }, Stream, TimeProvider.System))
        {
            if (all)
                RefuseWrongPasskey(end);
            if (Pair(end, all ? "Authenticated=3" : "Authenticated=2"))
            {
                KeepStream(end, TimeSpan.FromSeconds(seconds), hasBearers: !all);
                if (all)
                    Disturb(end);
            }

            band = end.Central.Condition.Device;
        }

        if (all)
            RefuseStranger(band);
        return Checks.HasFailed ? 1 : 0;
    }

    private static void Disturb(GlassesEnd end)
    {
        Await(end, "the stream stands", end.Until(() => end.Link.State == LinkState.Streaming, Patience));
        StallReader(end);
        LoseLink(end);
        RefuseSecond(end);
        KillBluetoothd(end);
    }

    private static void RefuseStranger(string band)
    {
        using var stranger = AttSocket.Connect(StrangersAddress, band, (int)Patience.TotalSeconds, out var why);
        Checks.Check("a stranger can connect to a band that is free", stranger is not null, stranger is null ? why : band);
        if (stranger is null)
            return;
        var attempts = Stranger.Try(stranger);
        foreach (var kind in (string[])["read", "listen to", "command"])
        {
            var those = attempts.Where(a => a.What.StartsWith(kind, StringComparison.Ordinal)).ToArray();
            Checks.Check($"and {kind} nothing without a key", those.Length > 0 && those.All(a => a.IsRefused), string.Join(", ", those.Select(a => $"{a.What}: {a.Answer}")));
        }

        Checks.Check("and is sent away", stranger.IsSentAway(), "the link ended");
    }

    private static void RefuseWrongPasskey(GlassesEnd end)
    {
        var refused = end.Until(() => end.Central.Condition.Problem == RadioProblem.PairingFailed, PatienceToFind);
        Checks.Check("a wrong passkey does not pair", refused && Keys().Length == 0, Describe(end));
    }

    private static bool Pair(GlassesEnd end, string kind)
    {
        var streams = end.Until(() => end.Link.State == LinkState.Streaming, PatienceToFind);
        Checks.Check("a band whose button was held is found, paired and streams", streams, streams ? $"MTU {end.Central.Condition.Mtu}" : Describe(end));
        Checks.Check($"the key was made by LE Secure Connections, {(kind.EndsWith('3') ? "with the passkey" : "as no passkey was compared")}", Keys() == kind, $"'{Keys()}'");
        return streams;
    }

    private static string Keys() => Machine.Read("grep -h -A 2 LongTermKey /var/lib/bluetooth/*/*/info | grep Authenticated | sort -u");

    // A bearer that lags by more than the window waits costs the frames that it brings too late; they are counted, and every other one is there.
    private static void KeepStream(GlassesEnd end, TimeSpan time, bool hasBearers)
    {
        end.For(TimeSpan.FromSeconds(3));
        end.TakeGaps();
        var (before, taken, began) = (Snapshot.Of(end), end.Taken, end.Now);
        end.For(time);
        var (now, wallS) = (Snapshot.Of(end), end.Now.MillisecondsSince(began) / 1000);
        var (p99, longest) = end.TakeGaps();
        var framesPerS = (now.Received - before.Received) / wallS;
        var seen = string.Create(CultureInfo.InvariantCulture, $"{framesPerS:F0} frames/s, {(now.Bytes - before.Bytes) / wallS / 1000:F1} kB/s; {now.Lost - before.Lost} lost, {now.Dropped - before.Dropped} dropped, {now.Reordered - before.Reordered} behind their turn, {now.Late - before.Late} too late, {now.Requested - before.Requested} asked for, {now.Duplicate - before.Duplicate} twice; gap p99 {p99:F1} ms, longest {longest:F0} ms");
        var unexplained = now.Lost - before.Lost - (hasBearers ? now.Late - before.Late : 0);
        Checks.Check($"{time.TotalSeconds:F0} s of stream: none lost{(hasBearers ? " that did not come too late" : "")}", unexplained <= 0 && now.Dropped == before.Dropped && end.Taken > taken, seen);
        Checks.Check("the receiver never loses its place", now.Resyncs == before.Resyncs, $"{now.Resyncs - before.Resyncs} times begun anew");
        Checks.Check("none out of order behind the reorder window", end.OutOfOrder == 0, $"{end.OutOfOrder} of {end.Taken}");
        Checks.Check("the band keeps its pace", framesPerS * Allowance >= GoalOfFramesPerS, string.Create(CultureInfo.InvariantCulture, $"{framesPerS:F0} frames/s, goal {GoalOfFramesPerS}"));
    }

    // The thread of the glasses stands still; the thread that reads does not, and its queue holds what comes.
    private static void StallReader(GlassesEnd end)
    {
        var before = Snapshot.Of(end);
        Thread.Sleep(TimeSpan.FromSeconds(5));
        end.For(TimeSpan.FromSeconds(3));
        var now = Snapshot.Of(end);
        Checks.Check("glasses that stand still for 5 s lose nothing", now.Lost == before.Lost && now.Dropped == before.Dropped && (now.Received - before.Received) * Allowance > 8 * GoalOfFramesPerS, $"{now.Received - before.Received} frames in 8 s, {now.Lost - before.Lost} lost, {now.Dropped - before.Dropped} dropped");
    }

    private static void LoseLink(GlassesEnd end)
    {
        var connections = end.Central.Counters.Connections;
        Machine.SetPower(BandAdapter, false);
        Await(end, "a link that drops is noticed", end.Until(() => end.Link.State == LinkState.Disconnected, Patience));
        Machine.SetPower(BandAdapter, true);
        var began = end.Now;
        var back = end.Until(() => end.Central.Counters.Connections > connections && end.Central.IsConnected, Patience);
        var seconds = end.Now.MillisecondsSince(began) / 1000;
        Checks.Check("it is made again soon after the adapter's return", back && seconds <= GoalOfReturnS * Allowance, string.Create(CultureInfo.InvariantCulture, $"{seconds:F2} s, goal {GoalOfReturnS} s{(back ? "" : $"; {Describe(end)}")}"));
        Await(end, "and the stream resumes", end.Until(() => end.Link.State == LinkState.Streaming, Patience));
    }

    private static void RefuseSecond(GlassesEnd end)
    {
        var before = Snapshot.Of(end);
        using var stranger = new BlueZCentral(new BlueZCentralOptions { Adapter = StrangersAdapter, ScanTime = TimeSpan.FromSeconds(5) }, TimeProvider.System, () => end.Now);
        end.Until(() => stranger.Condition.Problem != RadioProblem.None || stranger.IsConnected, Patience);
        stranger.Bring();
        Checks.Check("a second central does not get in", !stranger.IsConnected && stranger.Condition.Problem is RadioProblem.NoBand or RadioProblem.ConnectFailed or RadioProblem.PairingFailed, $"{stranger.Condition.Problem}");
        Checks.Check("and the first does not suffer", end.Link.State == LinkState.Streaming && Snapshot.Of(end).Lost == before.Lost, $"{end.Link.State}, {Snapshot.Of(end).Lost - before.Lost} lost");
    }

    private static void KillBluetoothd(GlassesEnd end)
    {
        Machine.KillBluetoothd();
        Await(end, "a killed bluetoothd is noticed", end.Until(() => end.Link.State == LinkState.Disconnected, Patience));
        end.For(TimeSpan.FromSeconds(1));
        Checks.Check("and said", end.Central.Condition.Problem == RadioProblem.NoBlueZ, end.Central.Condition.Sentence);
        Machine.StartBluetoothd();
        Await(end, "its restart brings the stream back", end.Until(() => end.Link.State == LinkState.Streaming, Patience));
    }

    private static void Await(GlassesEnd end, string name, bool holds) => Checks.Check(name, holds, holds ? end.Link.State.ToString() : Describe(end));

    private static string Describe(GlassesEnd end) => $"{end.Link.State}, {end.Link.Problem ?? "no problem"}; {end.Central.Condition}; {end.Central.Counters}; {end.Central.LastRefusal}";

    private readonly record struct Snapshot(long Received, long Lost, long Late, long Bytes, long Reordered, long Dropped, long Resyncs, long Requested, long Duplicate)
    {
        public static Snapshot Of(GlassesEnd end) =>
            new(end.Link.Counters.Received, end.Link.Counters.Lost, end.Link.Counters.Late, end.Link.Counters.BytesReceived, end.Link.Counters.Reordered, end.Central.Counters.Dropped, end.Link.Counters.Resyncs, end.Link.Counters.Requested, end.Link.Counters.Duplicate);
    }
}
