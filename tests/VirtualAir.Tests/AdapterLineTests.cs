using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using NeuralGlasses.VirtualAir.Devices;
using NeuralGlasses.VirtualAir.Radio;
using Xunit;

namespace NeuralGlasses.VirtualAir.Tests;

public sealed class AdapterLineTests : IDisposable
{
    private readonly Air _air = new(new AirConditions(), seed: 1, new FakeTimeProvider());
    private readonly Stream _host;
    private readonly Stream _controller;
    private readonly AdapterLine _line;

    public AdapterLineTests()
    {
        (_host, var kernel) = Connect();
        (_controller, var emulated) = Connect();
        _line = new AdapterLine(_air, kernel, emulated);
        _line.Start();
    }

    public void Dispose()
    {
        _host.Dispose();
        _controller.Dispose();
        _air.Dispose();
    }

    [Fact]
    public async Task Packets_are_carried_both_ways_and_the_kernels_own_words_are_not()
    {
        byte[] reset = [0x01, 0x03, 0x0c, 0];
        byte[] complete = [0x04, 0x0e, 4, 1, 3, 0x0c, 0];
        _host.Write([0xff, 0x00, 0x05, 0x00]);
        Assert.Equal(5, await _line.Registered);
        _host.Write(reset);
        Assert.Equal(reset, Read(_controller, reset.Length));
        _controller.Write(complete, 0, 2);
        _controller.Write(complete, 2, 5);
        Assert.Equal(complete, Read(_host, complete.Length));
    }

    [Fact]
    public async Task It_is_told_when_the_controller_ends()
    {
        await _controller.DisposeAsync();
        Assert.StartsWith("The controller has ended", await _line.Ended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_when_the_controller_speaks_something_else()
    {
        _controller.Write([0x47]);
        Assert.Equal("The controller has ended (No Bluetooth packet begins with 0x47.)", await _line.Ended);
    }

    [Fact]
    public void A_host_that_is_off_ends_nothing()
    {
        var (controller, emulated) = Connect();
        using var host = new HostThatIsOff();
        var line = new AdapterLine(_air, host, emulated);
        line.Start();
        controller.Write([0x04, 0xff, 0]);
        controller.Write([0x04, 0xff, 0]);
        Assert.True(host.Refused.Wait(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        Assert.False(line.Ended.IsCompleted);
        controller.Dispose();
    }

    private static byte[] Read(Stream from, int count)
    {
        var bytes = new byte[count];
        from.ReadExactly(bytes);
        return bytes;
    }

    private static (Stream One, Stream Other) Connect()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new TcpClient();
        client.Connect((IPEndPoint)listener.LocalEndpoint);
        return (client.GetStream(), listener.AcceptTcpClient().GetStream());
    }

    private sealed class HostThatIsOff : MemoryStream
    {
        private readonly ManualResetEventSlim _never = new();

        public CountdownEvent Refused { get; } = new(2);

        public override int Read(Span<byte> buffer)
        {
            _never.Wait(TestContext.Current.CancellationToken);
            return 0;
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Refused.Signal();
            throw new IOException("off", 6);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        protected override void Dispose(bool disposing)
        {
            _never.Set();
            base.Dispose(disposing);
        }
    }
}
