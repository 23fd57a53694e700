using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Onnx;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Models.Tests;

public sealed class OnnxDecoderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_shipped_model_gives_the_expected_features_and_probabilities()
        => Assert.Equal(21, StreamedParity.Check(RepositoryFiles.HandGestures));

    [Fact]
    public void A_recurrent_model_streamed_in_pieces_equals_the_whole_sequence()
    {
        var model = new FixtureModel(7);
        var samples = StreamedBlocks.Noise(1000, FixtureModel.Channels, 8);
        using var decoder = OnnxDecoder.Load(model.WriteTo(_folder));
        var expected = model.Sequence(Features(samples));
        var step = 0;
        for (var at = 0; at < 1000; at += 7)
        {
            decoder.Push(StreamedBlocks.Cut(samples, at, Math.Min(7, 1000 - at), restarted: at == 0));
            while (decoder.TryStep(out var decoded))
            {
                for (var k = 0; k < FixtureModel.Labels; k++)
                    Assert.Equal(expected[step][k], decoded.Probabilities[k], 1e-6);
                step++;
            }
        }

        Assert.Equal(97, step);
    }

    [Fact]
    public void A_restart_and_a_reset_begin_with_an_empty_state()
    {
        var model = new FixtureModel(7);
        var samples = StreamedBlocks.Noise(100, FixtureModel.Channels, 9);
        using var decoder = OnnxDecoder.Load(model.WriteTo(_folder));
        var first = Answers(decoder, samples, restarted: false);
        var restarted = Answers(decoder, samples, restarted: true);
        Assert.Equal(first, restarted);
        decoder.Reset();
        Assert.Equal(first, Answers(decoder, samples, restarted: false));
        Assert.NotEqual(first, Answers(decoder, samples, restarted: false));
    }

    [Fact]
    public void ONNX_Runtime_is_told_to_send_nothing_to_its_maker()
    {
        using var decoder = OnnxDecoder.Load(RepositoryFiles.HandGestures);
        Assert.Equal("1", Marshal.PtrToStringUTF8(NativeVariable("ORT_DISABLE_TELEMETRY")));

        // The library makes its environment once; by then it has to have been told.
        Assert.True(OrtEnv.IsCreated);
    }

    [DllImport("libc", EntryPoint = "getenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr NativeVariable([MarshalAs(UnmanagedType.LPStr)] string name);

    [Fact]
    public void A_step_allocates_nothing_after_warm_up()
    {
        using var decoder = OnnxDecoder.Load(RepositoryFiles.HandGestures);
        var block = StreamedBlocks.Cut(StreamedBlocks.Noise(10, 8, 10), 0, 10, restarted: true);
        for (var i = 0; i < 3; i++)
        {
            decoder.Push(block);
            block.Restarted = false;
        }

        for (var i = 0; i < 200; i++)
            Step(decoder, block);
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            for (var i = 0; i < 1000; i++)
                Step(decoder, block);
        }));
    }

    [Fact]
    public void A_number_that_is_not_finite_is_counted_and_never_reaches_the_model()
    {
        using var decoder = OnnxDecoder.Load(new FixtureModel(7).WriteTo(_folder));
        var samples = StreamedBlocks.Noise(200, FixtureModel.Channels, 11);
        samples[15, 2] = float.NaN;
        decoder.Push(StreamedBlocks.Cut(samples, 0, 100, restarted: true));
        var steps = 0;
        while (decoder.TryStep(out var decoded))
        {
            foreach (var probability in decoded.Probabilities)
                Assert.True(float.IsFinite(probability));
            steps++;
        }

        // Of the seven windows the sample lies in those that begin with sample 0 and 10.
        Assert.Equal((2, 5), (decoder.RejectedSteps, steps));
    }

    [Fact]
    public void A_graph_with_another_tensor_name_is_refused_naming_both()
    {
        var directory = new FixtureModel(7).WriteTo(_folder);
        Replace("\"name\": \"x\"", "\"name\": \"emg\"");
        var message = Assert.Throws<ModelMismatchException>(() => OnnxDecoder.Load(directory)).Message;
        Assert.Contains("the manifest names the input 'emg', the graph has x, h, m", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_with_another_shape_is_refused_naming_both()
    {
        var directory = new FixtureModel(7).WriteTo(_folder);
        Replace("\"length\": 5", "\"length\": 6");
        var message = Assert.Throws<ModelMismatchException>(() => OnnxDecoder.Load(directory)).Message;
        Assert.Contains("states the input 'h' as float [1, 6], the graph has it as Single [1, 5]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_that_this_decoder_does_not_compute_are_refused()
    {
        var directory = new FixtureModel(7).WriteTo(_folder);
        Replace("tdpsd\\u002Blogcov", "wavelets");
        Assert.Contains("takes features 'wavelets'", Assert.Throws<ModelMismatchException>(() => OnnxDecoder.Load(directory)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_or_missing_graph_is_refused_with_its_path()
    {
        var directory = new FixtureModel(7).WriteTo(_folder);
        var graph = _folder.File("model.onnx");
        File.WriteAllBytes(graph, File.ReadAllBytes(graph)[..200]);
        Assert.StartsWith(graph, Assert.Throws<ModelMismatchException>(() => OnnxDecoder.Load(directory)).Message, StringComparison.Ordinal);
        File.Delete(graph);
        Assert.StartsWith(graph, Assert.Throws<ModelMismatchException>(() => OnnxDecoder.Load(directory)).Message, StringComparison.Ordinal);
    }

    private static void Step(OnnxDecoder decoder, Streaming.EmgBlock block)
    {
        decoder.Push(block);
        Assert.True(decoder.TryStep(out _));
    }

    private static List<float[]> Answers(OnnxDecoder decoder, float[,] samples, bool restarted)
    {
        var answers = new List<float[]>();
        decoder.Push(StreamedBlocks.Cut(samples, 0, samples.GetLength(0), restarted: restarted));
        while (decoder.TryStep(out var decoded))
            answers.Add(decoded.Probabilities.ToArray());
        return answers;
    }

    private static List<float[]> Features(float[,] samples)
    {
        var extractor = StreamedFrames.For(FixtureModel.Manifest);
        var result = new List<float[]>();
        for (var at = 0; at < samples.GetLength(0); at += 10)
        {
            extractor.Push(StreamedBlocks.Cut(samples, at, 10));
            var values = new float[extractor.Length];
            if (extractor.TryTake(values, out _, out _, out _))
                result.Add(values);
        }

        return result;
    }

    private void Replace(string found, string replacement)
    {
        var path = _folder.File(ModelManifest.FileName);
        var text = File.ReadAllText(path);
        Assert.Contains(found, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(found, replacement, StringComparison.Ordinal));
    }
}
