using CsCheck;
using NeuralGlasses.Media;
using NeuralGlasses.Sdk.Tests.Notifications;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Media.Listening;

namespace NeuralGlasses.Sdk.Tests.Media;

/// <summary>Tracks that are missing, broken, cut or stuck, and whatever the wearer does meanwhile.</summary>
public sealed class BrokenTrackTests
{
    private readonly TestSounds _sounds = new();

    public BrokenTrackTests()
    {
        foreach (string id in new[] { "a", "b", "c" })
            _sounds.Add(id, 7);
    }

    [Fact]
    public void A_track_that_is_missing_is_named_and_the_next_plays()
    {
        Listening listening = Songs("missing", "a");
        listening.Play();
        listening.Hear(1);
        Assert.Equal(("a", "missing is not there any more; take it out of the list.", 1), (listening.Player.State.Track!.Id, listening.Player.Complaint, listening.Player.Counters.Failed));
    }

    [Fact]
    public void A_track_that_breaks_in_the_middle_is_named_and_the_next_plays()
    {
        _sounds.Add("broken", 7).FailsAtSeconds = 4;
        Listening listening = Songs("broken", "a");
        listening.Play();
        Assert.Equal(11 * TestSounds.RateHz, listening.Hear(20));
        Assert.Equal(("It is broken.", 1, 1, 0), (listening.Player.Complaint, listening.Player.Counters.Failed, listening.Player.Counters.Finished, listening.Player.Counters.Gaps));
    }

    [Fact]
    public void A_damaged_track_is_played_and_named()
    {
        _sounds.Add("cut", 3).Warning = "It is cut.";
        Listening listening = Songs("cut", "a");
        listening.Play();
        listening.Hear(5);
        Assert.Equal(("It is cut.", 1, "a"), (listening.Player.Complaint, listening.Player.Counters.Damaged, listening.Player.State.Track!.Id));
    }

    [Theory]
    [InlineData(RepeatMode.Off)]
    [InlineData(RepeatMode.All)]
    [InlineData(RepeatMode.One)]
    public void Where_nothing_can_be_played_it_stops_and_says_so(RepeatMode repeat)
    {
        Listening listening = Songs([.. Enumerable.Range(0, 50).Select(i => $"missing{i}")]);
        listening.Player.Playlist.Repeat = repeat;
        listening.Play();
        Assert.Equal(0, listening.Hear(10));
        Assert.Equal((PlayerStatus.Stopped, 50), (listening.Player.Status, _sounds.Paths.Count));
        Assert.StartsWith("None of the 50 tracks can be played; of the last: missing", listening.Player.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_track_of_which_nothing_comes_is_given_up_after_ten_seconds()
    {
        _sounds.Add("stuck", 7).IsStalled = true;
        Listening listening = Songs("stuck", "a");
        listening.Play();
        listening.Hear(9.9);
        Assert.Equal("stuck", listening.Player.State.Track!.Id);
        listening.Hear(1);
        Assert.Equal(("a", "Nothing came of 'Song stuck' for 10 s; it was given up.", 1), (listening.Player.State.Track!.Id, listening.Player.Complaint, listening.Player.Counters.Late));
        Assert.Equal(1, _sounds.Open);
    }

    [Fact]
    public void A_length_that_nobody_knows_costs_a_short_gap_and_no_more()
    {
        _sounds.Add("unknown", 3).KnowsLength = false;
        Listening listening = Songs("unknown", "a");
        listening.Play();
        listening.Hear(5);
        Assert.Equal((1, "a", null), (listening.Player.Counters.Gaps, listening.Player.State.Track!.Id, listening.Player.Complaint));
    }

    [Fact]
    public void A_length_that_is_a_lie_does_no_harm()
    {
        _sounds.Add("long", 7).KnowsLength = false;
        _sounds.Add("short", 3).KnowsLength = false;
        Listening listening = new(_sounds, null, Song("long", 2), Song("short", 1e6), Song("a"));
        listening.Play();
        Assert.Equal(17 * TestSounds.RateHz, listening.Hear(20));
        Assert.Equal(3, listening.Player.Counters.Finished);
    }

    [Fact]
    public void A_track_of_one_sample_that_is_repeated_opens_no_file_in_every_turn()
    {
        _sounds.Add("click", 1.0 / TestSounds.RateHz);
        Listening listening = Songs("click");
        listening.Player.Playlist.Repeat = RepeatMode.One;
        listening.Play();
        listening.Hear(10);
        Assert.InRange(_sounds.Opened, 50, 110);
        Assert.InRange(_sounds.Open, 0, 2);
    }

    [Fact]
    public void Wrong_lists_are_refused_by_name()
    {
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => new Playlist([Song("a"), Song("a")])).Message, StringComparison.Ordinal);
        Assert.Contains("no id", Assert.Throws<ArgumentException>(() => new Playlist([Song("a") with { Path = "" }])).Message, StringComparison.Ordinal);
        Assert.Contains("10000", Assert.Throws<ArgumentException>(() => new Playlist(Enumerable.Range(0, 1_000_000).Select(i => Song($"{i}")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_wearer_does_with_whatever_files_the_player_stays_sound()
    {
        Track[] tracks = [.. new[] { "a", "broken", "missing", "click", "unknown", "empty", "stuck", "b" }.Select(id => Song(id)), Book("book") with { Chapters = [new Chapter("One", 50), new Chapter("Two", 300)] }];
        Gen.Select(Gen.Int[0, 17], Gen.Int[0, 999]).Array[0, 40].Sample(steps =>
        {
            TestSounds sounds = Various();
            var kept = new KeptInMemory();
            var listening = new Listening(sounds, kept, tracks);
            MediaPlayer player = listening.Player;
            foreach (var (kind, number) in steps)
            {
                Step(listening, kind, number);
                PlayerState state = player.State;
                Assert.InRange(state.PositionSeconds, 0, state.LengthSeconds + 0.2 ?? 1e6);
                Assert.InRange(state.Speed, 0.5, 3);
                Assert.InRange(sounds.Open, 0, 4);
                Assert.Equal(player.Playlist.Count == 0, state.Track is null);
                if (player.Status != PlayerStatus.Playing)
                    Assert.Equal(0, player.Read(new short[100]));
            }

            Assert.True(player.Counters.Finished + player.Counters.Failed <= player.Counters.Begun + player.Counters.Failed);
            player.Dispose();
            Assert.Equal(0, sounds.Open);
            if (kept.Bytes is not null)
                Assert.Null(new MediaPlayer(sounds, TestSounds.RateHz, kept).Complaint);
        }, iter: 2000, threads: 2);

        static void Step(Listening listening, int kind, int number)
        {
            MediaPlayer player = listening.Player;
            switch (kind)
            {
                case 0 or 1 or 2:
                    player.Play(listening.Now);
                    break;
                case 3:
                    player.Pause(listening.Now);
                    break;
                case 4:
                    player.Next(listening.Now);
                    break;
                case 5:
                    player.Previous(listening.Now);
                    break;
                case 6:
                    player.Skip((number % 4 - 2) * 15, listening.Now);
                    break;
                case 7:
                    player.Seek(number, listening.Now);
                    break;
                case 8:
                    player.SetSpeed(number / 300.0);
                    break;
                case 9:
                    player.Playlist.Shuffle(number);
                    break;
                case 10:
                    player.Playlist.PutInOrder();
                    break;
                case 11:
                    player.Playlist.Repeat = (RepeatMode)(number % 3);
                    break;
                case 12:
                    player.SleepAt = listening.Now.Plus(number * 1e4);
                    break;
                case 13:
                    player.SleepsAtEnd = number % 2 == 0;
                    break;
                case 14:
                    player.NextChapter(listening.Now);
                    break;
                case 15:
                    player.PreviousChapter(listening.Now);
                    break;
                default:
                    listening.Hear(number / 200.0);
                    break;
            }
        }
    }

    private static TestSounds Various()
    {
        var sounds = new TestSounds();
        sounds.Add("a", 7);
        sounds.Add("b", 7);
        sounds.Add("broken", 7).FailsAtSeconds = 2;
        sounds.Add("click", 1.0 / TestSounds.RateHz);
        sounds.Add("unknown", 4).KnowsLength = false;
        sounds.Add("empty", 0);
        sounds.Add("stuck", 5).IsStalled = true;
        sounds.Add("book", 600);
        return sounds;
    }

    private Listening Songs(params string[] ids) => new(_sounds, null, [.. ids.Select(id => Song(id))]);
}
