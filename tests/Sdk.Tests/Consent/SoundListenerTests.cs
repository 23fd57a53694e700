using NeuralGlasses.Consent;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Consent;

// Whoever only listens hears what a capture hears with the light proven lit, and not a sample more.
public sealed class SoundListenerTests : ISoundListener
{
    private readonly ConsentBench _bench = new();
    private readonly List<short> _heard = [];
    private readonly short[] _room = new short[16_000];
    private int _interruptions;

    void ISoundListener.Heard(ReadOnlySpan<short> samples) => _heard.AddRange(samples);

    void ISoundListener.Interrupted() => _interruptions++;

    [Fact]
    public void Nothing_is_heard_before_a_capture_has_begun_and_after_it_ended()
    {
        _bench.Consent.HearWith(this);
        _bench.Pass(500);
        CaptureSession session = _bench.Ask(CaptureKind.Sound);
        Listen(session, 500);
        Assert.InRange(_heard.Count, 7000, 8000);
        _bench.Consent.End(session, CaptureEnd.Stopped, _bench.Now);
        int heard = _heard.Count;
        _bench.Pass(500);
        Assert.Equal((heard, true), (_heard.Count, _interruptions > 0));
    }

    [Fact]
    public void A_capture_without_sound_lets_nobody_listen()
    {
        _bench.Consent.HearWith(this);
        CaptureSession session = _bench.Ask(CaptureKind.Video);
        for (var i = 0; i < 20; i++)
        {
            _bench.Pass(50);
            _bench.Take(session);
        }

        Assert.Empty(_heard);
        Assert.False(_bench.IsListening);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_heard_while_the_light_was_dark_reaches_nobody(bool isCovered)
    {
        _bench.Consent.HearWith(this);
        CaptureSession session = _bench.Ask(CaptureKind.Sound);
        Listen(session, 300);
        (_bench.LightIsCovered, _bench.LightIsCut) = (isCovered, !isCovered);
        _bench.Notice();
        Listen(session, 300);
        Assert.Equal(CaptureEnd.LightFailed, session.End);
        Assert.True(_heard.Count > 3000);
        Assert.DoesNotContain((short)-1, _heard);
    }

    [Fact]
    public void A_stretch_that_nobody_watched_is_an_interruption()
    {
        _bench.Consent.HearWith(this);
        CaptureSession session = _bench.Ask(CaptureKind.Sound);
        Listen(session, 200);
        int heard = _heard.Count, interruptions = _interruptions;
        _bench.Wait(3000);
        _bench.Consent.ReadSound(session, _room, _bench.Now);
        Assert.Equal((heard, true), (_heard.Count, _interruptions > interruptions));
    }

    private void Listen(CaptureSession session, int ms)
    {
        for (var passed = 0; passed < ms; passed += 10)
        {
            _bench.Pass(10);
            _bench.Consent.ReadSound(session, _room, _bench.Now);
        }
    }
}
