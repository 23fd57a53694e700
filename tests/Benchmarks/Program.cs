using BenchmarkDotNet.Running;
using NeuralGlasses.Benchmarks;
using NeuralGlasses.Benchmarks.Hid;

// 'assistant', 'coding', 'hid', 'intents' and 'main-job' are plain measurements; everything else goes to BenchmarkDotNet.
return args switch
{
    ["assistant", .. var rest] => AssistantReport.Print(rest, Console.Out, Console.Error),
    ["coding", .. var files] => CodingReport.Print(files, Console.Out, Console.Error),
    ["hid", .. var files] => HidReport.Print(files, Console.Out, Console.Error),
    ["intents", .. var rest] => IntentReport.Print(rest, Console.Out, Console.Error),
    ["main-job", .. var rest] => MainJobReport.Print(rest, Console.Out, Console.Error),
    _ => BenchmarkSwitcher.FromAssembly(typeof(SdkPathBenchmarks).Assembly).Run(args).Any() ? 0 : 1,
};
