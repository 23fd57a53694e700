using CsCheck;
using NeuralGlasses.Devices;
using NeuralGlasses.Sound.Hearing;
using NeuralGlasses.Sound.Mix;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Sound.Hearing;

public sealed class MicrophoneRouteTests
{
    private readonly FakeMicrophone _frame = new();
    private readonly FakeMicrophone _headset = new();
    private readonly MicrophoneRoute _route = new();

    public MicrophoneRouteTests()
    {
        _route.Add(MicrophoneRoute.Glasses, _frame);
        _route.Add("headset", _headset);
    }

    [Fact]
    public void Who_asks_for_a_microphone_gets_that_one_from_that_moment_on()
    {
        MicrophoneTap note = _route.Open("the voice note", MicrophoneRoute.Glasses, At(50));
        Assert.Equal((1, 0, 16000), (_frame.Opened, _headset.Opened, note.RateHz));
        Run(50, 100);
        short[] heard = Read(note);
        Assert.Equal(Enumerable.Range(800, 640).Select(i => (short)i), heard);
        Assert.Equal((640, 0), (note.NextIndex, note.Lost));
    }

    [Fact]
    public void A_microphone_that_is_not_there_is_refused_and_no_other_one_is_opened()
    {
        var e = Assert.Throws<DeviceFailedException>(() => _route.Open("the call", "phone", At(0)));
        Assert.Equal("The call asked for the microphone 'phone', which is not there (there is glasses, headset); choose one that is.", e.Message);
        _frame.Fault = "The microphone of the glasses is covered.";
        Assert.Equal(_frame.Fault, Assert.Throws<DeviceFailedException>(() => _route.Open("the call", MicrophoneRoute.Glasses, At(0))).Message);
        Assert.Equal((2, 0, 0), (_route.Refused, _frame.Opened, _headset.Opened));
        Assert.Contains("there is none", Assert.Throws<DeviceFailedException>(() => new MicrophoneRoute().Open("the call", "phone", At(0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_listen_to_one_stream_each_from_its_own_beginning()
    {
        MicrophoneTap call = _route.Open("the call", MicrophoneRoute.Glasses, At(0));
        Run(0, 100);
        MicrophoneTap video = _route.Open("the video", MicrophoneRoute.Glasses, At(100));
        Run(100, 200);
        Assert.Equal(1, _frame.Opened);
        Assert.Equal((short)0, Read(call)[0]);
        Assert.Equal((short)1600, Read(video)[0]);
        call.Close();
        call.Close();
        Assert.True(_frame.IsListening);
        video.Close();
        Assert.False(_frame.IsListening);
        Assert.Equal((false, null, 0), (video.IsOpen, video.End, _route.Ended));
    }

    [Fact]
    public void One_who_does_not_read_loses_the_oldest_and_nobody_else_does()
    {
        MicrophoneTap slow = _route.Open("the voice note", MicrophoneRoute.Glasses, At(0)), quick = _route.Open("the call", MicrophoneRoute.Glasses, At(0));
        var heard = 0;
        for (var ms = 0; ms <= 1500; ms += 10)
        {
            _route.Advance(At(ms));
            heard += Read(quick).Length;
        }

        Assert.Equal((24000, 0), (heard, quick.Lost));
        Assert.Equal((8000, 16000), (slow.Lost, slow.Waiting));
        Assert.Equal(8000, slow.NextIndex);
        Assert.Equal((short)8000, Read(slow)[0]);
    }

    [Fact]
    public void What_the_device_loses_is_a_gap_in_the_index_and_never_bridged()
    {
        MicrophoneTap tap = _route.Open("the call", MicrophoneRoute.Glasses, At(0));
        Run(0, 60);
        _route.Advance(At(500));
        var block = new short[16000];
        Assert.Equal(800, tap.Read(block));
        Assert.Equal(5600, tap.Lost);
        Assert.Equal(1600, tap.Read(block));
        Assert.Equal((8000, (short)6400), (tap.NextIndex, block[0]));
    }

    [Fact]
    public void A_microphone_that_stops_is_told_of_with_a_reason_and_not_replaced()
    {
        MicrophoneTap call = _route.Open("the call", MicrophoneRoute.Glasses, At(0)), video = _route.Open("the video", MicrophoneRoute.Glasses, At(0));
        Run(0, 100);
        _frame.Fault = "broken";
        Run(100, 200);
        Assert.Equal((2, false, false, 0), (_route.Ended, call.IsOpen, video.IsOpen, _headset.Opened));
        Assert.True(_route.TryTakeEnd(out MicrophoneEnd end));
        Assert.Equal(("the call", "glasses", MicrophoneEndKind.CutOff), (end.Consumer, end.Microphone, end.Kind));
        Assert.Equal("The microphone 'glasses' stopped listening; nothing more of it is heard until it is asked for again.", end.Reason);
        Assert.Same(end, call.End);
        Assert.True(_route.TryTakeEnd(out _));
        Assert.False(_route.TryTakeEnd(out _));
        Assert.Equal(90 * 16, Read(call).Length);

        _frame.Fault = null;
        Run(200, 300);
        Assert.False(_frame.IsListening);
        Assert.True(_route.Open("the call", MicrophoneRoute.Glasses, At(300)).IsOpen);
    }

    [Fact]
    public void A_microphone_that_is_taken_away_ends_for_those_who_listened_to_it_alone()
    {
        MicrophoneTap call = _route.Open("the call", "headset", At(0)), note = _route.Open("the voice note", MicrophoneRoute.Glasses, At(0));
        Run(0, 50);
        Assert.True(_route.Remove("headset", "The headset was switched off.", At(50)));
        Assert.False(_route.Remove("headset", "Again.", At(50)));
        Assert.Equal((MicrophoneEndKind.Removed, "The headset was switched off."), (call.End!.Kind, call.End.Reason));
        Assert.Equal(800, Read(call).Length);
        Assert.True(note.IsOpen);
        Assert.False(_headset.IsListening);
        Assert.Equal(["glasses"], _route.Names);
        Assert.Contains("'glasses' already", Assert.Throws<ArgumentException>(() => _route.Add("glasses", _headset)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_listeners_than_eight_are_refused_and_ends_that_nobody_takes_are_counted()
    {
        for (var round = 0; round < 5; round++)
        {
            _frame.Fault = null;
            for (var i = 0; i < MicrophoneRoute.MaxListeners; i++)
                _route.Open("the video", MicrophoneRoute.Glasses, At(round * 100));
            Assert.Contains("8 listen already", Assert.Throws<DeviceFailedException>(() => _route.Open("the call", MicrophoneRoute.Glasses, At(round * 100))).Message, StringComparison.Ordinal);
            _frame.Fault = "broken";
            _route.Advance(At((round * 100) + 50));
        }

        Assert.Equal((40, 8, 5), (_route.Ended, _route.EndsDropped, _route.Refused));
    }

    [Fact]
    public void Microphone_and_speaker_work_at_the_same_time_and_nothing_is_allocated()
    {
        var speaker = new FakeSpeaker();
        var mixer = new SoundMixer(speaker);
        mixer.Add("music", new Tone(440, 0.5), SoundPriority.Media);
        MicrophoneTap call = _route.Open("the call", MicrophoneRoute.Glasses, At(0));
        var block = new short[320];
        long heard = 0;
        long least = Allocation.LeastOf(4, stretch =>
        {
            for (int ms = stretch * 2000; ms < (stretch + 1) * 2000; ms += 10)
            {
                _route.Advance(At(ms));
                mixer.Advance(At(ms));
                heard += call.Read(block);
            }
        });

        Assert.Equal((0, 0, 0), (least, call.Lost, mixer.Underruns));
        Assert.Equal(7990 * 16, heard);
        Assert.Equal(0.5 / Math.Sqrt(2), speaker.Level(0, 7900), 0.001);
    }

    // The sample is its index: whatever is lost where, the index of every sample that is read is right, and read and lost are all there was.
    [Fact]
    public void Every_sample_is_read_at_its_index_or_counted_as_lost() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 6000]).Array[1, 40].Sample(steps =>
        {
            var microphone = new FakeMicrophone();
            var route = new MicrophoneRoute();
            route.Add("m", microphone);
            MicrophoneTap tap = route.Open("the test", "m", At(0));
            var block = new short[6000];
            long read = 0;
            var ms = 0;
            foreach ((int wait, int room) in steps)
            {
                ms += wait;
                route.Advance(At(ms));
                int count = tap.Read(block.AsSpan(0, room));
                read += count;
                for (var i = 0; i < count; i++)
                {
                    if (block[i] != (tap.NextIndex - count + i) % 10_000)
                        return false;
                }
            }

            return read + tap.Lost + tap.Waiting == ms * 16L;
        });

    private static HostTime At(int ms) => new(ms * 1000L);

    private static short[] Read(MicrophoneTap tap)
    {
        var samples = new short[tap.Waiting];
        Assert.Equal(samples.Length, tap.Read(samples));
        return samples;
    }

    private void Run(int fromMs, int toMs)
    {
        for (int ms = fromMs; ms < toMs; ms += 10)
            _route.Advance(At(ms));
    }
}
