using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.BlueZ.Tests;

/// <summary>A central of the tests with somebody who listens to it; what was heard stands in lines.</summary>
internal sealed class HeardBand : IGattCentralListener, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly List<string> _heard = [];
    private readonly AutoResetEvent _arrived = new(false);
    private readonly long _began = TimeProvider.System.GetTimestamp();

    public HeardBand(string busAddress, Func<BlueZCentralOptions, BlueZCentralOptions>? with = null)
    {
        var options = new BlueZCentralOptions { BusAddress = busAddress, FirstRetry = TimeSpan.FromMilliseconds(20), LongestRetry = TimeSpan.FromMilliseconds(100), ScanTime = TimeSpan.FromMilliseconds(500) };
        Central = new BlueZCentral(with?.Invoke(options) ?? options, TimeProvider.System, () => new HostTime((long)(TimeProvider.System.GetElapsedTime(_began).TotalMicroseconds)));
        Central.Listen(this);
        Central.Arrived = () => _arrived.Set();
    }

    public BlueZCentral Central { get; }

    public IReadOnlyList<string> Heard => _heard;

    /// <summary>Brings what comes until something holds.</summary>
    public void Until(Func<bool> holds, string what)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Central.Bring();
            if (holds())
                return;
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                Assert.Fail($"{what} did not come; heard so far: {string.Join(", ", _heard)}; {Central.Condition}; {Central.Counters}; {Central.LastRefusal}");
            _arrived.WaitOne(5);
        }
    }

    public void UntilHeard(string line) => Until(() => _heard.Contains(line), $"'{line}'");

    public void UntilProblem(RadioProblem problem) => Until(() => Central.Condition.Problem == problem, $"{problem}");

    public void OnConnected(HostTime at) => _heard.Add("connected");

    public void OnDisconnected(HostTime at) => _heard.Add("disconnected");

    public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt) => _heard.Add($"{characteristic.ToString("D")[..8]} {Convert.ToHexString(value)}");

    public void Dispose()
    {
        Central.Dispose();
        _arrived.Dispose();
    }
}
