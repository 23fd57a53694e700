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
}
