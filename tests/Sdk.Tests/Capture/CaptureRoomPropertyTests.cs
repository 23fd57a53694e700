using CsCheck;
using NeuralGlasses.Capture;
using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Sdk.Tests.Consent;
using NeuralGlasses.Storage;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Capture.RoomBench;

namespace NeuralGlasses.Sdk.Tests.Capture;

/// <summary>Random sequences of wishes and of all that can go wrong: every photo that was taken is kept or its loss is said, and every job ends.</summary>
public sealed class CaptureRoomPropertyTests
{
    private const int Sequences = 10_000;

    private static readonly Gen<(int Event, int One, int Other)[]> Events =
        Gen.Select(Gen.Frequency((4, Gen.Int[0, 5]), (6, Gen.Const(6)), (3, Gen.Int[7, 17])), Gen.Int[0, 11], Gen.Int[0, 11]).Array[5, 40];

    [Fact]
    public void No_photo_is_lost_in_silence_and_every_job_ends()
    {
        (long jobs, long kept, long lost, long photos, long faults) total = default;
        Events.Sample(
            events =>
            {
                var run = new Run();
                foreach ((int what, int one, int other) in events)
                    run.Happen(what, one, other);
                run.Finish();
                ConsentCounters counters = run.Bench.Glasses.Consent.Counters;
                total = (total.jobs + run.Bench.Room.Finished, total.kept + counters.Kept, total.lost + counters.Lost, total.photos + run.Bench.Media.Store.Count, total.faults + counters.LightFaults);
            },
            iter: Sequences,
            threads: 1);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Sequences} sequences: {total.jobs} jobs, {total.kept} files kept, {total.photos} photos, {total.lost} losses said, {total.faults} light faults");
        Assert.All([total.jobs, total.kept, total.lost, total.photos, total.faults], count => Assert.True(count > 500));
    }

    private sealed class Run
    {
        private readonly List<CaptureJob> _jobs = [];

        public RoomBench Bench { get; } = new(hasEditor: false, options: new MediaStoreOptions { QuotaBytes = 3 << 20, ReserveBytes = 0 });

        private CaptureRoom Room => Bench.Room;

        public void Happen(int what, int one, int other)
        {
            string app = $"app{other % 3}";
            switch (what)
            {
                case 0:
                    _jobs.Add(Room.TakePhoto(app, Fist, Bench.Now));
                    break;
                case 1:
                    _jobs.Add(Room.TakePhoto(app, Fist, Bench.Now, new PhotoWish { DelayS = one }));
                    break;
                case 2:
                    _jobs.Add(Room.StartBurst(app, Fist, 1 + one, Bench.Now, Bench.Glasses.Modes[other % 4]));
                    break;
                case 3:
                    _jobs.Add(Room.StartVideo(app, Fist, Bench.Now, withSound: one < 6));
                    break;
                case 4:
                    _jobs.Add(Room.StartSoundNote(app, Fist, Bench.Now));
                    break;
                case 5 when _jobs.Count > 0:
                    Room.Stop(_jobs[one % _jobs.Count], Bench.Now);
                    break;
                case 6:
                    Bench.Glasses.Wait(new[] { 1, 10, 20, 33, 66, 100, 150, 200, 250, 400, 1000, 4000 }[one]);
                    break;
                default:
                    Change(what, one, app);
                    break;
            }

            Room.Advance(Bench.Now);
            Check();
        }

        public void Finish()
        {
            for (var i = 0; i < 3; i++)
            {
                Bench.Glasses.Wait(3_600_000);
                Room.Advance(Bench.Now);
            }

            Assert.Empty(Room.Jobs);
            Assert.False(Bench.Glasses.IsDriven);
            Assert.All(_jobs, job => Assert.True(job.IsFinished && job.Sentence.Length > 0));
            Assert.Equal(_jobs.Count, Bench.Finished.Distinct().Count());
            CheckStore();
        }

        private void Change(int what, int one, string app)
        {
            ConsentBench glasses = Bench.Glasses;
            switch (what)
            {
                case 7:
                    glasses.LightIsCut = one < 3;
                    break;
                case 8:
                    glasses.LightIsCovered = one < 3;
                    break;
                case 9:
                    glasses.IsPaused = one < 3;
                    break;
                case 10:
                    Room.Consent.SetWorn(one >= 3, Bench.Now);
                    break;
                case 11:
                    glasses.CameraIsDead = one < 3;
                    break;
                case 12:
                    Room.EndAllOf(app, Bench.Now);
                    break;
                case 13:
                    glasses.Power = glasses.Power with { IsLow = one < 3, Heat = one == 11 ? HeatLevel.Hot : HeatLevel.Normal };
                    break;
                case 14:
                    Bench.Media.Shelf.IsBroken = one < 4;
                    break;
                case 15:
                    Bench.Media.Shelf.Capacity = one < 4 ? 1000 * one : long.MaxValue / 2;
                    break;
                case 16:
                    glasses.Next = (Mishap)(one % 9 == 5 ? 0 : one % 9);
                    break;
                case 17:
                    glasses.Logs.Shelf.IsBroken = one < 3;
                    break;
                default:
                    break;
            }

            glasses.Notice();
        }

        private void Check()
        {
            Assert.Equal(0, Bench.Glasses.InTheDark);
            if (Bench.Glasses.IsPaused)
                Assert.Empty(Room.Jobs);

            // Of a photo and a burst every frame that the kernel gave is in a file, or its loss is in the log.
            foreach (CaptureJob job in _jobs.Where(job => job.Kind is CaptureKind.Photo or CaptureKind.Burst))
                Assert.InRange(job.Session.Frames - job.Files.Count, 0, job.Session.End == CaptureEnd.NotKept ? 1 : 0);
            long losses = _jobs.Count(job => job.Session.End == CaptureEnd.NotKept && job.Kind is CaptureKind.Photo or CaptureKind.Burst && job.Session.Frames > job.Files.Count);
            Assert.True(Room.Consent.Counters.Lost >= losses);
        }

        private void CheckStore()
        {
            Bench.Media.Shelf.IsBroken = false;
            string[] files = [.. _jobs.SelectMany(job => job.Files).Order(StringComparer.Ordinal)];
            Assert.Equal(files, Bench.Media.Store.Items.Select(item => item.Name));

            // A video that could not be finished comes back at the next start.
            int unfinished = _jobs.Count(job => job.Sentence.Contains("repaired at the next start", StringComparison.Ordinal));
            MediaStore again = Bench.Media.Open();
            Assert.Subset(again.Items.Select(item => item.Name).ToHashSet(), files.ToHashSet());
            Assert.InRange(again.Items.Count - files.Length, 0, unfinished + (int)again.Repaired);
        }
    }
}
