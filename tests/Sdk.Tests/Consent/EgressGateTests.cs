using System.Security.Cryptography;
using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Consent.LogBench;

namespace NeuralGlasses.Sdk.Tests.Consent;

/// <summary>Nothing leaves that was not allowed, and nothing before it stands in the log.</summary>
public sealed class EgressGateTests : IEgressRoute
{
    private const string Place = "https://photos.example";

    private readonly LogBench _bench = new();
    private readonly ConsentLog _log;
    private readonly EgressGate _gate;
    private readonly List<(string Destination, int Bytes, ConsentLine Logged)> _sent = [];
    private string? _fault;

    public EgressGateTests()
    {
        _log = _bench.Open();
        var settings = new EgressSettings { Allowed = new Dictionary<string, IReadOnlyList<string>> { ["gallery"] = [Place] }, MostBytes = 100 };
        _gate = new EgressGate(this, _log, settings);
    }

    void IEgressRoute.Send(string destination, ReadOnlyMemory<byte> bytes)
    {
        _sent.Add((destination, bytes.Length, ConsentLogCheck.Read(_bench.Shelf)[^1]));
        if (_fault is not null)
            throw new DeviceFailedException(_fault);
    }

    [Fact]
    public void What_is_sent_stands_in_the_log_before_with_its_hash()
    {
        byte[] bytes = [1, 2, 3];
        Assert.True(_gate.TrySend(Place, "a copy", "gallery", bytes, At(5), out string sentence));
        Assert.Equal("", sentence);
        (string destination, int count, ConsentLine logged) = Assert.Single(_sent);
        Assert.Equal((Place, 3, ConsentLineKind.Egress), (destination, count, logged.Entry.Kind));
        Assert.Equal(("gallery", Place, "a copy", 3, Convert.ToHexStringLower(SHA256.HashData(bytes))), (logged.Entry.App, logged.Entry.Destination, logged.Entry.Purpose, logged.Entry.Bytes, logged.Entry.Sha256));
        Assert.Equal((1, 3, 0, 0), (_gate.Sent, _gate.SentBytes, _gate.Refused, _gate.Failed));
    }

    [Theory]
    [InlineData("https://photos.example", "camera", 3, "camera may not send to https://photos.example; allow it in the settings.")]
    [InlineData("https://photos.example.evil", "gallery", 3, "gallery may not send to https://photos.example.evil; allow it in the settings.")]
    [InlineData("", "gallery", 3, "The destination has 0 characters, expected 1 to 200.")]
    [InlineData("https://photos.example", "gallery", 101, "101 bytes are more than may be sent at once, 100; send less.")]
    public void What_is_not_allowed_is_not_sent_and_the_attempt_is_in_the_log(string destination, string app, int bytes, string expected)
    {
        Assert.False(_gate.TrySend(destination, "a copy", app, new byte[bytes], At(5), out string sentence));
        Assert.Equal(expected, sentence);
        Assert.Empty(_sent);
        Assert.Equal((ConsentLineKind.EgressRefused, expected), (ConsentLogCheck.Read(_bench.Shelf)[^1].Entry.Kind, ConsentLogCheck.Read(_bench.Shelf)[^1].Entry.Text));
    }

    [Fact]
    public void What_failed_after_it_was_taken_is_in_the_log_behind_its_sending()
    {
        Assert.True(_gate.TrySend(Place, "a copy", "gallery", new byte[3], At(5), out _));
        _gate.NoteFailed(Place, "a copy", "gallery", At(900), "photos.example did not answer for 10 s.");
        Assert.Equal((1, 1), (_gate.Sent, _gate.Failed));
        ConsentEntry last = ConsentLogCheck.Read(_bench.Shelf)[^1].Entry;
        Assert.Equal((ConsentLineKind.EgressFailed, "gallery", Place, "photos.example did not answer for 10 s."), (last.Kind, last.App, last.Destination, last.Text));
    }

    [Fact]
    public void By_default_nobody_may_send_anywhere()
    {
        _gate.Settings = new EgressSettings();
        Assert.False(_gate.TrySend(Place, "a copy", "gallery", new byte[1], At(5), out _));
        Assert.Equal(1, _gate.Refused);
    }

    [Fact]
    public void Nothing_is_sent_while_the_log_cannot_be_written()
    {
        _bench.Shelf.IsBroken = true;
        Assert.False(_gate.TrySend(Place, "a copy", "gallery", new byte[1], At(5), out string sentence));
        Assert.Equal("Nothing was sent because the consent log cannot be written; make room in the memory.", sentence);
        Assert.Empty(_sent);
        _bench.Shelf.IsBroken = false;
        Assert.True(_gate.TrySend(Place, "a copy", "gallery", new byte[1], At(6), out _));
    }

    [Fact]
    public void A_sending_that_fails_is_said_and_logged_behind_the_attempt()
    {
        _fault = "The network is gone.";
        Assert.False(_gate.TrySend(Place, "a copy", "gallery", new byte[1], At(5), out string sentence));
        Assert.Equal("The network is gone.", sentence);
        Assert.Equal([ConsentLineKind.Egress, ConsentLineKind.EgressFailed], ConsentLogCheck.Read(_bench.Shelf).Skip(1).Select(line => line.Entry.Kind));
    }
}
