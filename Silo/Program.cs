using SmartSegmentation.Client.Hosting;

return await Installation.RunAsync(args);
